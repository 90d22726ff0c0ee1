import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

type Rename = (body: JsonObject) => JsonObject;

/** How a service may write what was sent. */
const renames: Readonly<Record<string, Rename>> = {
  'the legal name of the customer': (body) => ({
    ...body,
    customerProfile: { ...(body.customerProfile as JsonObject), name: 'CONTOSO LIMITED' },
  }),
  'a shorter name': (body) => ({ ...body, name: String(body.name).slice(0, 8) }),
};

describe('a service that writes names in its own way', () => {
  const open = workspaces();

  function renaming({ service }: Workspace, rename: Rename): void {
    service.alter = (body) => {
      const answer = body as JsonObject;
      return answer.name === undefined ? answer : rename(answer);
    };
  }

  for (const [what, rename] of Object.entries(renames)) {
    it(`is accepted if it returns ${what}`, async () => {
      const workspace = await open();
      renaming(workspace, rename);
      workspace.write(file, deal('A'));
      const { text } = await workspace.cli('submit', file);
      assert.equal(workspace.read(file).id, workspace.service.referrals()[0]?.id, text);
      assert.doesNotMatch(text, /^doubtful /m);
      await workspace.cli('submit', file);
      assert.equal(workspace.service.requests.create, 1);
    });

    it(`has the deal taken by its ID if the response was lost, and shows ${what}`, async () => {
      const workspace = await open({ faults: [{ on: 'create', answer: 'reset' }] });
      renaming(workspace, rename);
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const { id } = workspace.service.referrals()[0] ?? {};
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 1);
      if (workspace.read(file).id === undefined) {
        assert.match(text, new RegExp(`--use-id ${id}`));
        const plan = await workspace.cli('submit', file, '--use-id', String(id), '--dry-run');
        assert.match(plan.text, /^adopt /m);
        await workspace.cli('submit', file, '--use-id', String(id));
      }
      assert.equal(workspace.read(file).id, id);
      assert.equal(workspace.service.requests.create, 1);
    });
  }

  it('never takes a deal by an ID that was not found for it', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 503, effect: 'never' }] });
    const theirs = workspace.service.add(deal('B'));
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    const { code, text } = await workspace.cli('submit', file, '--use-id', String(theirs.id));
    assert.match(text, /^doubtful /m);
    assert.equal(code, 1);
    assert.equal(workspace.read(file).id, undefined);
  });

  for (const length of [36, 24]) {
    it(`is recognized if it shortens a generated reference to ${length} characters`, async () => {
      for (const answer of [undefined, 'reset'] as const) {
        const workspace = await open({ faults: answer ? [{ on: 'create', answer }] : [] });
        renaming(workspace, (body) => ({
          ...body,
          ...(body.externalReferenceId !== undefined && {
            externalReferenceId: String(body.externalReferenceId).slice(0, length),
          }),
        }));
        workspace.write(file, deal('A', { externalReferenceId: undefined }));
        const first = await workspace.cli('submit', file);
        const { code, text } = await workspace.cli('submit', file);
        assert.equal(workspace.read(file).id, workspace.service.referrals()[0]?.id, first.text + text);
        assert.equal(code, 0, text);
        const pull = await workspace.cli('pull', '--out', '.');
        assert.deepEqual(workspace.files(), [file], pull.text);
        assert.equal(workspace.service.requests.create, 1);
      }
    });
  }
});
