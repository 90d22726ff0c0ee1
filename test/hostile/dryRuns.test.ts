import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

/** Leaves a part of the deal in the file. */
function keepPart(workspace: Workspace): void {
  const { id, eTag, name, customerProfile } = workspace.read(file);
  workspace.write(file, { id, eTag, name, customerProfile } as JsonObject);
}

/** What a run does about a deal, by what a dry run says. */
const done: Readonly<Record<string, string>> = { nothing: 'unchanged', pull: 'pulled', gone: 'gone' };

describe('a dry run of a file that has nothing to send', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, omits, change, plan] of [
    ['that is a part, of a row that lacked properties', ['consent', 'team'], undefined, 'pull'],
    ['that is a part, of a row that lacked properties, and whose deal is gone', ['consent'], 'gone', 'gone'],
    ['that is a part, and whose deal is gone', [], 'gone', 'nothing'],
    ['that is a part, of a row, and whose deal another user changed', ['consent'], 'changed', 'pull'],
  ] as const)
    it(`says what the run does, ${what}`, async () => {
      const workspace = await open({ listOmits: omits });
      const { id } = workspace.service.add(deal('A'));
      await workspace.cli('pull', '--out', '.', '--file-name', file);
      // A file of a whole version.
      if (omits.length === 0) await workspace.cli('pull', String(id), '--out', '.');
      keepPart(workspace);
      if (change === 'gone') workspace.service.knobs.faults = [{ on: 'get', answer: 404, times: 99 }];
      if (change === 'changed') workspace.service.change(String(id), '/details/notes', 'Theirs');
      const before = workspace.text(file);
      const dry = await workspace.cli('submit', '--dry-run', '--format', 'json', '.');
      assert.equal(workspace.text(file), before);
      const run = await workspace.cli('submit', '--format', 'json', '.');
      const of = ({ text }: { text: string }) => JSON.parse(text.slice(text.indexOf('['))) as JsonObject[];
      const [planned, outcome] = [of(dry)[0]?.plan, of(run)[0]?.outcome];
      assert.equal(planned, plan, dry.text);
      assert.equal(outcome, done[plan], run.text);
      assert.equal(dry.code, run.code);
      assert.equal(workspace.text(file) !== before, plan === 'pull', run.text);
    });
});
