import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

function details(referral: Record<string, unknown>): JsonObject {
  return referral.details as JsonObject;
}

describe('an update that took effect and got a page of a proxy', () => {
  const open = workspaces();

  for (const answer of [302, 400, 404, 410] as const)
    it(`may have happened: an undo after ${answer} is submitted`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const before = workspace.text(file);
      workspace.edit<JsonObject>(file, (referral) => {
        details(referral).dealValue = 50_000;
      });
      workspace.service.knobs.faults = [{ on: 'update', answer, body: 'html' }];
      const { text } = await workspace.cli('submit', file);
      assert.match(text, /may have been updated anyway/);
      assert.doesNotMatch(text, /create the referral again/);
      workspace.write(file, before);
      const undone = await workspace.cli('submit', file);
      const values = [workspace.read(file), workspace.service.ofDeal('A')[0] ?? {}].map(
        (each) => details(each).dealValue,
      );
      assert.deepEqual(values, [48_000, 48_000], undone.text);
    });
});
