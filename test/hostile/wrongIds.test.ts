import assert from 'node:assert/strict';
import { deal } from './deal';
import { workspaces } from './workspace';

const file = 'a.referral.json';
const { externalReferenceId: _, ...unreferenced } = deal('A');

describe('a response to a create with an ID that is not that of the referral', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const answer of ['invented id', 'id of another'] as const) {
    for (const [form, value] of [
      ['generated', unreferenced],
      ['own', deal('A')],
    ] as const) {
      it(`gives the file its own ID, or none (${answer}, ${form} reference)`, async () => {
        const workspace = await open({ faults: [{ on: 'create', answer }] });
        const other = workspace.service.add(deal('B'));
        workspace.write(file, value);
        const first = await workspace.cli('submit', file);
        workspace.edit(file, (referral) => {
          referral.name = `${referral.name} changed`;
        });
        const second = await workspace.cli('submit', file);
        const text = first.text + second.text;
        assert.equal(workspace.service.counts().get('A'), 1, text);
        assert.deepEqual(workspace.service.overwrites(), [], text);
        assert.deepEqual(workspace.service.ofDeal('B'), [other], text);
        const { id } = workspace.read(file);
        assert.notEqual(id, other.id, text);
        if (form === 'generated') assert.equal(id, workspace.service.ofDeal('A')[0]?.id, text);
      });
    }
  }

  it('is accepted if the service does not show the referral to this user', async () => {
    const workspace = await open({ role: { email: 'not-in-the-team@partner.example' } });
    workspace.write(file, unreferenced);
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(workspace.read(file).id, workspace.service.ofDeal('A')[0]?.id, text);
    assert.equal(code, 0, text);
  });
});
