import assert from 'node:assert/strict';
import { sendSolutionFields } from '../../../src/sync/create/sendSolutionFields';
import { mergeReferral } from '../../../src/sync/merge/mergeReferral';
import { pullInto } from '../../../src/sync/pull/pullInto';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import { memoryApi } from './memoryApi';
import { memoryBaselines } from './memoryBaselines';
import { memoryFile } from './memoryFile';

const area = (id: string) => ({
  requirements: { additionalRequirements: { attributes: [{ type: 'SolutionArea', id }] } },
});

describe('role, area and play in another place than the service has them', () => {
  it('are merged as what they are', () => {
    const base = { name: 'Deal', details: area('Security') };
    const mine = { name: 'Deal', details: area('Modern Work') };
    const theirs = { name: 'Theirs', solutionArea: 'Security' };
    const { value, conflicts } = mergeReferral(base, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(value, { name: 'Theirs', details: area('Modern Work') });
  });

  it('are taken from the service into the place that the file has them in', () => {
    const base = { solutionArea: 'Security' };
    const theirs = { details: area('Modern Work') };
    assert.deepEqual(mergeReferral(base, base, theirs).value, { solutionArea: 'Modern Work' });
    assert.deepEqual(mergeReferral(base, {}, { details: area('Security') }).value, {});
  });

  it('are not a change: nothing is sent again after a pull', async () => {
    const service = memoryApi();
    const services = {
      api: sendSolutionFields(service.api, 'root'),
      baselines: memoryBaselines(),
      clock: () => new Date(0),
    };
    const { file, state } = memoryFile(JSON.stringify({ name: 'Deal', details: { notes: 'n', ...area('Security') } }));
    const created = await submitReferral(services, file);
    assert.ok(created.outcome === 'created');
    assert.equal((await services.api.get(created.id)).body.solutionArea, 'Security');
    assert.equal((await pullInto(services, file, created.id)).outcome, 'unchanged');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.equal(JSON.parse(state.text).details.requirements.additionalRequirements.attributes[0].id, 'Security');
  });

  it('are patched in the form that is sent', async () => {
    const service = memoryApi();
    const services = {
      api: sendSolutionFields(service.api, 'root'),
      baselines: memoryBaselines(),
      clock: () => new Date(0),
    };
    const { file, state } = memoryFile(JSON.stringify({ name: 'Deal', details: { notes: 'n', ...area('Security') } }));
    await submitReferral(services, file);
    state.text = state.text.replace('"Security"', '"Modern Work"').replace('"Deal"', '"Renamed"');
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(service.calls.at(-1), {
      method: 'patch',
      body: [
        { op: 'replace', path: '/name', value: 'Renamed' },
        { op: 'replace', path: '/solutionArea', value: 'Modern Work' },
      ],
      ifMatch: '"v1"',
    });
    assert.equal(JSON.parse(state.text).details.requirements.additionalRequirements.attributes[0].id, 'Modern Work');
    assert.equal(JSON.parse(state.text).solutionArea, undefined);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });
});
