import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { deal } from './deal';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const generated = { externalReferenceId: undefined };

describe('a pull into another folder than that of the file', function () {
  this.timeout(60_000);
  const open = workspaces();

  function pulledFiles(workspace: Workspace): string[] {
    return workspace.has('referrals') ? workspace.files('referrals') : [];
  }

  for (const place of [file, `deals/north/${file}`]) {
    it(`brings the service's version into ${place}, which has the referral`, async () => {
      const workspace = await open();
      workspace.write(place, deal('A'));
      await workspace.cli('submit', place);
      workspace.service.change(String(workspace.read(place).id), '/details/notes', 'theirs deal:A');
      const plan = await workspace.cli('pull', '--dry-run');
      assert.match(plan.text, /1 to pull; nothing was written/);
      const run = await workspace.cli('pull');
      assert.equal(run.code, 0, run.text);
      assert.ok(run.text.includes(`pulled     ${place}`), run.text);
      assert.deepEqual(pulledFiles(workspace), []);
      assert.match(workspace.text(place), /theirs deal:A/);
      const after = await workspace.cli('submit', '.');
      assert.match(after.text, /1 unchanged/);
    });
  }

  it('gives the ID to the file whose create was in doubt', async () => {
    const workspace = await open({ indexLagMs: 'held', faults: [{ on: 'create', answer: 'reset' }] });
    workspace.write(`d/${file}`, deal('A', generated));
    await workspace.cli('submit', 'd');
    workspace.service.release();
    const run = await workspace.cli('pull');
    assert.equal(run.code, 0, run.text);
    assert.deepEqual(pulledFiles(workspace), []);
    assert.equal(workspace.read(`d/${file}`).id, workspace.service.ofDeal('A')[0]?.id);
    assert.equal(workspace.service.requests.create, 1);
  });

  it('prefers a file of its own folder', async () => {
    const workspace = await open();
    const { id } = workspace.service.add(deal('A'));
    await workspace.cli('pull');
    const [name = ''] = pulledFiles(workspace);
    mkdirSync(workspace.path('backup'));
    copyFileSync(workspace.path(`referrals/${name}`), workspace.path(`backup/${name}`));
    workspace.service.change(String(id), '/details/notes', 'theirs deal:A');
    await workspace.cli('pull');
    assert.match(workspace.text(`referrals/${name}`), /theirs deal:A/);
    assert.doesNotMatch(workspace.text(`backup/${name}`), /theirs deal:A/);
  });

  it('finds a file of a name as its own template gives', async () => {
    const workspace = await open();
    workspace.write('deals/a.json', deal('A'));
    await workspace.cli('submit', 'deals/a.json');
    const run = await workspace.cli('pull', '--file-name', '${name}.json');
    assert.match(run.text, /1 unchanged/);
    assert.deepEqual(pulledFiles(workspace), []);
  });

  for (const [what, place] of [
    ['is ignored', 'archive'],
    ['is in node_modules', 'node_modules/deals'],
    ['is in a hidden folder', '.trash'],
  ]) {
    it(`leaves a file alone that ${what}`, async () => {
      const workspace = await open();
      workspace.write('referrals.config.json', { ignore: ['archive'] });
      const { id } = workspace.service.add(deal('A'));
      await workspace.cli('pull', String(id), '--out', 'made', '--file-name', file);
      workspace.write(`${place}/${file}`, workspace.text(`made/${file}`));
      workspace.write(`made/${file}`, deal('B'));
      const text = workspace.text(`${place}/${file}`);
      const run = await workspace.cli('pull');
      assert.match(run.text, /1 created/);
      assert.equal(pulledFiles(workspace).length, 1);
      assert.equal(workspace.text(`${place}/${file}`), text);
    });
  }

  it('goes on if a file elsewhere cannot be read', async () => {
    const workspace = await open();
    workspace.service.add(deal('A'));
    mkdirSync(workspace.path('broken'));
    // As root nothing else is unreadable.
    symlinkSync('loop.referral.json', workspace.path('broken/loop.referral.json'));
    const run = await workspace.cli('pull');
    assert.equal(run.code, 0, run.text);
    assert.equal(pulledFiles(workspace).length, 1);
    const strict = await workspace.cli('pull', '--out', 'broken');
    assert.equal(strict.code, 2, strict.text);
  });

  it('names the file with the result of a create in doubt', async () => {
    const workspace = await open({ indexLagMs: 'held', faults: [{ on: 'create', answer: 'reset' }] });
    workspace.write(`d/${file}`, deal('A', generated));
    await workspace.cli('submit', 'd');
    workspace.service.release();
    // A folder that was named for the state tells nothing about other files.
    await workspace.cli('pull', '--out', 'other', '--state', 'state');
    assert.equal(workspace.files('other').length, 1);
    const { code, text } = await workspace.cli('submit', 'd');
    assert.equal(code, 1, text);
    assert.match(text, /^doubtful .*\n.* is in .*other.Intranet deal-A\.referral\.json/m);
    assert.doesNotMatch(text, /does not show it/);
    assert.equal(workspace.service.requests.create, 1);
  });
});
