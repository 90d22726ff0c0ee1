import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const place = '/details/requirements/additionalRequirements/attributes';
const area = 'Data & AI (Azure)';
const play = 'Migrate and Modernize Your Data Estate';
const nextPlay = 'Innovate with Azure AI Platform';

/** What a service may keep in the attributes that it makes of role, area and play. */
const worlds: Readonly<Record<string, Partial<Knobs>>> = {
  'more properties': { attributeExtras: true },
  'two entries of a type': { secondAttributes: true },
  'types in camelCase': { attributeTypes: 'camelCase' },
  'all of that': { attributeExtras: true, secondAttributes: true, attributeTypes: 'camelCase' },
};

describe("a service's own attributes", function () {
  this.timeout(60_000);
  const open = workspaces();

  /** A file with area and play at the root, and its referral. */
  async function created(knobs: Partial<Knobs>) {
    const workspace = await open({ solutionFields: 'attributes', ...knobs });
    workspace.write(file, deal('A', { solutionArea: area, solutionPlay: play }));
    await submit(workspace);
    return { workspace, attributes: () => attributesOf(workspace.service.ofDeal('A')[0] ?? {}) };
  }

  async function submit(workspace: Workspace, ...options: string[]): Promise<string> {
    const run = await workspace.cli('submit', file, '--allow-unknown-names', ...options);
    assert.equal(run.code, 0, run.text);
    assert.doesNotMatch(run.text, /Removed/);
    return run.text;
  }

  for (const [world, knobs] of Object.entries(worlds)) {
    for (const method of ['auto', 'put']) {
      it(`stay if something else is changed: ${world} (${method})`, async () => {
        const { workspace, attributes } = await created(knobs);
        const before = attributes();
        workspace.edit(file, (value) => setAt(value, '/details/dealValue', 50_000));
        const plan = await submit(workspace, '--dry-run');
        assert.doesNotMatch(plan, /attributes|removes/);
        await submit(workspace, '--method', method);
        assert.deepEqual(attributes(), before);
        assert.equal(workspace.read(file).solutionArea, area);
        assert.match(await submit(workspace), /1 unchanged/);
      });
    }

    it(`take a play that is changed at the root in the one entry that it stands for: ${world}`, async () => {
      const { workspace, attributes } = await created(knobs);
      const before = attributes();
      workspace.edit(file, (value) => Object.assign(value, { solutionPlay: nextPlay }));
      await submit(workspace);
      assert.deepEqual(
        attributes(),
        before.map((entry) => (entry.id === play ? { ...entry, id: nextPlay } : entry)),
      );
      assert.match(await submit(workspace), /1 unchanged/);
      assert.equal(workspace.read(file).solutionPlay, nextPlay);
    });

    it(`stay if another attribute is added: ${world}`, async () => {
      const { workspace, attributes } = await created(knobs);
      const before = attributes();
      const intent = { type: 'CustomerMarketplaceIntent', id: 'Yes' };
      workspace.edit(file, (value) => setAt(value, place, [...attributesOf(value), intent]));
      await submit(workspace);
      assert.deepEqual(attributes(), [...before, intent]);
    });

    it(`are merged with what the service has changed in them: ${world}`, async () => {
      const { workspace, attributes } = await created(knobs);
      const id = String(workspace.service.ofDeal('A')[0]?.id);
      const theirs = attributes().map((entry) => ({ ...entry, name: `New name of ${String(entry.id)}` }));
      workspace.service.change(id, place, theirs);
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 50_000));
      await submit(workspace);
      assert.deepEqual(attributes(), theirs);
      assert.equal(workspace.read(file).solutionArea, area);
    });

    it(`are pulled into a file that has area and play at the root, which stays unchanged: ${world}`, async () => {
      const { workspace, attributes } = await created(knobs);
      const before = attributes();
      const id = String(workspace.service.ofDeal('A')[0]?.id);
      workspace.service.change(id, '/details/notes', 'Theirs deal:A');
      await workspace.cli('pull', '--out', '.');
      assert.equal(workspace.read(file).solutionArea, area);
      assert.match(workspace.text(file), /Theirs/);
      assert.match(await submit(workspace), /1 unchanged/);
      assert.deepEqual(attributes(), before);
    });
  }

  for (const others of [[], [{ type: 'CustomerMarketplaceIntent', id: 'Yes' }]])
    it(`keep an area that was added at the root (${others.length} others)`, async () => {
      const workspace = await open({ solutionFields: 'attributes' });
      const referral = structuredClone(deal('A')) as JsonObject;
      setAt(referral, place, structuredClone(others));
      const { id } = workspace.service.add(referral);
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      workspace.edit(file, (value) => Object.assign(value, { solutionArea: area }));
      await submit(workspace);
      const attributes = () => attributesOf(workspace.service.ofDeal('A')[0] ?? {});
      const taken = [...others, { type: 'SolutionArea', id: area }];
      assert.deepEqual(attributes(), taken);
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      await submit(workspace);
      assert.deepEqual(attributes(), taken);
      assert.equal(workspace.read(file).solutionArea, area);
      assert.match(await submit(workspace), /1 unchanged/);
    });

  it('need a decision if two of them may be the one that was changed', async () => {
    const { workspace, attributes } = await created({ secondAttributes: true, attributeExtras: true });
    const before = attributes();
    workspace.edit(file, (value) => {
      value.solutionPlay = nextPlay;
      setAt(value, place, []);
    });
    for (const options of [[], ['--dry-run'], ['--method', 'put'], ['--allow-removals']]) {
      const run = await workspace.cli('submit', file, '--allow-unknown-names', ...options);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /uncertain which attribute/);
    }
    assert.deepEqual(attributes(), before);
  });

  it('can be changed and removed one by one among the attributes', async () => {
    const { workspace, attributes } = await created({ secondAttributes: true, attributeExtras: true });
    const before = attributes();
    workspace.edit(file, (value) => {
      const own = attributesOf(value).filter(({ id }) => id !== `${area} (second)`);
      setAt(
        value,
        place,
        own.map((entry) => (entry.id === `${play} (second)` ? { ...entry, id: nextPlay } : entry)),
      );
    });
    await submit(workspace);
    assert.deepEqual(
      attributes(),
      before
        .filter(({ id }) => id !== `${area} (second)`)
        .map((entry) => (entry.id === `${play} (second)` ? { ...entry, id: nextPlay } : entry)),
    );
  });
});

function attributesOf(referral: JsonObject): JsonObject[] {
  return structuredClone((valueAt(referral, place) ?? []) as JsonObject[]);
}
