import assert from 'node:assert/strict';
import { type FileState, type Plan, plan, type RemoteState } from '../../../../src/sync/plan/plan';

const services: RemoteState[] = ['unknown', 'unchanged', 'moved', 'gone'];

const cells: [FileState, boolean, Plan[]][] = [
  ['new', false, ['create', 'create', 'create', 'create']],
  ['new', true, ['create', 'create', 'create', 'create']],
  ['unchanged', true, ['nothing', 'nothing', 'pull', 'gone']],
  ['unchanged', false, ['nothing', 'nothing', 'pull', 'gone']],
  ['edited', true, ['update', 'update', 'merge', 'gone']],
  ['edited', false, ['update', 'update', 'conflict', 'gone']],
  ['deleted', true, ['nothing', 'nothing', 'pull', 'nothing']],
  ['deleted', false, ['nothing', 'pull', 'pull', 'nothing']],
];

describe('plan', () => {
  for (const [file, baseline, plans] of cells) {
    services.forEach((service, index) => {
      it(`${file} file, ${service} service, ${baseline ? 'with' : 'no'} baseline: ${plans[index]}`, () => {
        assert.equal(plan({ file, service, baseline }), plans[index]);
      });
    });
  }
});
