import assert from 'node:assert/strict';
import { deal } from './deal';
import type { Knobs } from './service/knobs';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('a file that changes while its deal is created, and a service that sets the status', () => {
  const open = workspaces();

  for (const [what, change] of [
    ['a reason that was taken out', { statusReason: undefined }],
    ['a reason that was typed', { statusReason: 'Called again' }],
    ['another value that was typed', { qualification: 'MarketingQualified' }],
  ] as const)
    for (const answer of ['made', 'lost'])
      it(`keeps ${what}, and sends it with the next submit; the response is ${answer}`, async () => {
        const faults: Knobs['faults'] = answer === 'lost' ? [{ on: 'create', answer: 'reset' }] : [];
        const workspace = await open({ replaces: { '/status': 'Active', '/substatus': 'Accepted' }, faults });
        const { service } = workspace;
        workspace.write(file, deal('A', { status: 'New', substatus: 'Pending', statusReason: 'Called' }));
        service.meanwhile = (kind) => {
          if (kind === 'create') workspace.edit(file, (referral) => Object.assign(referral, change));
        };
        const first = await workspace.cli('submit', file);
        service.meanwhile = undefined;
        const { status, eTag } = workspace.read(file);
        assert.equal(status, 'Active', first.text);
        assert.ok(eTag, 'the file is not based on the answer');
        const { code, text } = await workspace.cli('submit', file);
        assert.equal(code, 0, text);
        const [made] = service.referrals();
        for (const [name, value] of Object.entries(change)) {
          assert.equal(workspace.read(file)[name], value, text);
          assert.equal(made?.[name] || undefined, value, text);
        }
      });
});
