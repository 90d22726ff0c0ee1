import assert from 'node:assert/strict';
import { type CodeLens, commands, languages, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';
import { withSetting } from './support/withSetting';
import { workspaceFolder } from './support/workspaceFolder';

interface Summary {
  plan: { uri: Uri; pointer: string; plan: string; changes: string[] }[];
  results: { uri: Uri; pointer: string; outcome: string; message?: string }[];
  counts: Record<string, number>;
}

const run = <T>(command: string, ...args: unknown[]) => commands.executeCommand<T>(`referrals.${command}`, ...args);

describe('work with many referrals, with the embedded sandbox', () => {
  const files = new Scratch('many');
  let sandbox: Sandbox;

  before('the sandbox starts', async () => {
    sandbox = await Sandbox.start();
  });
  beforeEach('the sandbox is as new', () => sandbox.reset());
  afterEach('files are cleared away', async () => {
    await files.clean();
    await run('filter', '');
    await run('groupBy', 'none');
    await run('local.clearFilter');
    await run('local.groupBy', 'none');
    const pulled = workspaceFolder().with({ path: `${workspaceFolder().path}/referrals` });
    await Promise.resolve(workspace.fs.delete(pulled, { recursive: true })).catch(() => undefined);
  });
  after(() => sandbox.clearFaults());

  const edit = async (uri: Uri, change: (value: Record<string, unknown>) => void) => {
    const value = JSON.parse(await textOnDisk(uri));
    change(value);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(value, null, 2)));
  };

  it('opens, compares and shows all rows of a selection, and says which it could not', async () => {
    const one = await files.write(deal({ name: 'One' }), 'one.referral.json');
    const list = await files.write([deal({ name: 'Two' }), deal({ name: 'Three' })], 'list.referrals.json');
    const gone = one.with({ path: one.path.replace('one.', 'gone.') });
    const rows = [{ uri: one }, { uri: gone }, { uri: list, pointer: '/1', referrals: [{ name: 'Three', line: 2 }] }];
    let opened: { results: { outcome: string }[] } | undefined;
    const said = await answering({}, async () => {
      opened = await run('open', rows);
    });
    assert.deepEqual(
      opened?.results.map(({ outcome }) => outcome),
      ['changed', 'refused', 'changed'],
    );
    assert.deepEqual(said, ['2 opened. 1 was not.']);
    assert.equal(window.activeTextEditor?.selection.start.line, 2);

    const { left, right } = await run<{ left: Uri; right: Uri }>('compareSelected', [rows[0], rows[2], rows[1]]);
    assert.equal(left.toString(), one.toString());
    assert.equal(JSON.parse((await workspace.openTextDocument(right)).getText()).name, 'Three');

    await run('submit', one);
    const [remote] = await sandbox.list();
    const found = await run<{ opened: { id: string }[]; results: { outcome: string }[] }>(
      'openInPartnerCenter',
      [{ uri: one }, { referral: remote, uri: one }, { uri: list }],
      { open: false },
    );
    assert.equal(found.opened.length, 2);
    assert.deepEqual(
      found.results.map(({ outcome }) => outcome),
      ['changed', 'changed', 'refused'],
    );
  });

  it('goes on with the other files of a selection if one is gone', async () => {
    const one = await files.write(deal({ name: 'One' }));
    const gone = one.with({ path: one.path.replace('.referral', '-gone.referral') });
    const sent = await run<Summary>('submitAll', [gone, one]);
    assert.deepEqual(
      new Map(sent.results.map(({ outcome, uri }) => [uri.toString(), outcome])),
      new Map([
        [one.toString(), 'created'],
        [gone.toString(), 'invalid'],
      ]),
    );
    const pulled = await run<{ counts: object; troubles: { message: string }[] }>('pullAll', [gone, one]);
    assert.deepEqual(pulled.counts, { unwritten: 1, unchanged: 1 });
    assert.match(pulled.troubles[0]?.message ?? '', /may have been moved or deleted/);
  });

  it('plans, and sends only what is new or changed', async () => {
    const same = await files.write(deal({ name: 'Same' }), 'a-same.referral.json');
    const changed = await files.write(deal({ name: 'Changed' }), 'b-changed.referral.json');
    await run('submitAll', [same, changed]);
    await edit(changed, (value) => {
      value.name = 'Changed since';
    });
    const fresh = await files.write([deal({ name: 'One' }), deal({ name: 'Two' })], 'c-new.referrals.json');
    const dry = await run<Summary>('submitAll', files.folder, { dryRun: true });
    assert.deepEqual(
      dry.plan.map(({ uri, pointer, plan, changes }) => [uri.path.split('/').at(-1), pointer, plan, changes]),
      [
        ['b-changed.referral.json', '', 'update', ['name']],
        ['c-new.referrals.json', '/0', 'create', []],
        ['c-new.referrals.json', '/1', 'create', []],
      ],
    );
    const before = (await sandbox.list()).length;
    const sent = await run<Summary>('submitAll', files.folder);
    assert.deepEqual(sent.counts, { updated: 1, created: 2 });
    assert.equal((await sandbox.list()).length, before + 2);
    assert.ok(JSON.parse(await textOnDisk(fresh)).every(({ id }: { id?: string }) => id));
    assert.deepEqual((await run<Summary>('submitAll', files.folder)).results, []);
  });

  it('goes on after one that fails, and names it', async () => {
    const uris = [
      await files.write(deal({ name: 'First' })),
      await files.write(deal({ name: 'With an error', status: 'New', substatus: 'Won' })),
      await files.write(deal({ name: 'Third' })),
    ];
    const { results, counts } = await run<Summary>('submitAll', uris);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['created', 'blocked', 'created'],
    );
    assert.match(results[1]?.message ?? '', /Substatus "Won" can't go with/);
    assert.deepEqual(counts, { created: 2, blocked: 1 });
  });

  it('names a file that cannot be read, and sends the others', async () => {
    const uris = [await files.write('{ "name": "Broken', 'broken.referral.json'), await files.write(deal())];
    const { plan, results, counts } = await run<Summary>('submitAll', uris);
    assert.deepEqual(
      plan.map((row) => row.plan),
      ['invalid', 'create'],
    );
    assert.deepEqual(counts, { created: 1, invalid: 1 });
    assert.match(
      results.find(({ outcome }) => outcome === 'invalid')?.message ?? '',
      /broken\.referral\.json.*Correct/,
    );
  });

  it('creates once what two commands submit at the same time', async () => {
    const name = 'Submitted by two commands';
    const uri = await files.write(deal({ name }));
    const [all, one] = await Promise.all([run<Summary>('submitAll', [uri]), run<{ outcome: string }>('submit', uri)]);
    const outcomes = [all.results[0]?.outcome, one.outcome].sort();
    assert.ok(outcomes.includes('created'), JSON.stringify([all, one]));
    assert.equal((await sandbox.list()).filter((referral) => referral.name === name).length, 1);
  });

  it('stops if every further call would fail alike', async () => {
    const uris = [await files.write(deal()), await files.write(deal())];
    await sandbox.fault({ status: 401 });
    const { results } = await run<Summary>('submitAll', uris);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['failed'],
    );
  });

  it('pulls all, again and again, and keeps changes of the user', async () => {
    const all = await sandbox.list();
    const first = await run<{ counts: Record<string, number>; total: number }>('pullAll');
    assert.deepEqual([first.total, first.counts.created], [all.length, all.length]);
    const second = await run<{ counts: Record<string, number> }>('pullAll');
    assert.deepEqual(second.counts, { unchanged: all.length });
    const active = await run<{ total: number }>('pullAll', { filter: "status eq 'Active'" });
    assert.ok(active.total > 0 && active.total < all.length);
  });

  it('pulls into the folder that is given', async () => {
    const all = await sandbox.list();
    const place = Uri.joinPath(files.folder, 'pulled');
    await workspace.fs.createDirectory(place);
    const { counts } = await run<{ counts: Record<string, number> }>('pullAll', place);
    assert.deepEqual(counts, { created: all.length });
    assert.equal((await workspace.fs.readDirectory(place)).length, all.length);
  });

  it('pulls what Discard Changes puts back, and keeps what was added', async () => {
    const place = Uri.joinPath(files.folder, 'put-back');
    await workspace.fs.createDirectory(place);
    await run('pullAll', place);
    const [name] = (await workspace.fs.readDirectory(place))[0] ?? assert.fail('nothing was pulled');
    const uri = Uri.joinPath(place, name);
    const before = JSON.parse(Buffer.from(await workspace.fs.readFile(uri)).toString());
    const edited = { ...before, name: 'Mine', externalReferenceId: before.externalReferenceId ?? 'mine' };
    await workspace.fs.writeFile(uri, Buffer.from(JSON.stringify(edited, null, 2)));
    const { outcome, error } = await run<{ outcome: string; error?: { message: string } }>('discardChanges', uri);
    assert.equal(outcome, 'discarded', error?.message);
    const document = await workspace.openTextDocument(uri);
    assert.deepEqual(JSON.parse(document.getText()), { ...edited, name: before.name });
    await document.save();
  });

  it('brings the files that are given up to date, whatever the filter, and goes on after one that fails', async () => {
    const one = await files.write([deal({ name: 'One' }), deal({ name: 'Two' })], 'a.referrals.json');
    const gone = await files.write(
      deal({ id: '00000000-0000-4000-8000-000000000000', eTag: '"1"' }),
      'b.referral.json',
    );
    const fresh = await files.write(deal({ name: 'Not submitted' }), 'c.referral.json');
    const last = await files.write(deal({ name: 'Last' }), 'd.referral.json');
    await run('submitAll', [one, last]);
    const [, two] = JSON.parse(await textOnDisk(one));
    await sandbox.change(two.id, { name: 'Two, renamed' });
    await sandbox.change(JSON.parse(await textOnDisk(last)).id, { name: 'Last, renamed' });
    await run('filter', "status eq 'None'");
    const result = await run<{ counts: object; total: number; troubles: { id: string; message: string }[] }>(
      'pullAll',
      [...[one, gone, fresh, last]],
    );
    assert.deepEqual(result.counts, { unchanged: 1, pulled: 2, gone: 1 });
    assert.equal(result.total, 4);
    assert.equal(result.troubles.length, 1);
    assert.equal(JSON.parse(await textOnDisk(one))[1].name, 'Two, renamed');
    assert.equal(JSON.parse(await textOnDisk(last)).name, 'Last, renamed');
    assert.equal(JSON.parse(await textOnDisk(fresh)).id, undefined);
    // As the explorer's menu calls it: the file that was clicked, and all that are selected.
    const selected = await run<{ counts: object }>('menu.pullLatest', one, [one, last]);
    assert.deepEqual(selected.counts, { unchanged: 3 });
  });

  it('works on the one of several referrals whose row it was called with', async () => {
    const uri = await files.write([deal({ name: 'One' }), deal({ name: 'Two' })], 'rows.referrals.json');
    const before = (await sandbox.list()).length;
    await run('submit', { kind: 'referral', uri, pointer: '/1', referrals: [] });
    const [first, second] = JSON.parse(await textOnDisk(uri));
    assert.equal(first.id, undefined);
    assert.ok(second.id);
    assert.equal((await sandbox.list()).length, before + 1);
  });

  it('narrows the remote view by conditions, of which the sandbox is asked what it is documented to answer', async () => {
    type Answer = { filter: string; count: number };
    const all = await run<Answer>('filter', '');
    const active = await run<Answer>('filter', { stage: 'Active' });
    assert.equal(active.filter, "status eq 'Active'");
    assert.ok(active.count > 0 && active.count < all.count);
    const none = await run<Answer>('filter', { stage: 'Active', customer: 'Not a customer' });
    assert.deepEqual([none.filter, none.count], ["status eq 'Active'", 0]);
    assert.deepEqual(await run('clearFilter'), { filter: '', count: all.count });
  });

  it('opens a row as a read-only document that says whose version it is, and pulls it by its address', async () => {
    const [row] = await sandbox.list();
    assert.ok(row);
    const path = `/sandbox/${row.name} (Sandbox).referral.json`;
    const uri = Uri.from({ scheme: 'referral-remote', path, query: row.id });
    await window.showTextDocument(uri);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes('Read-only: the version in the sandbox'), titles.join());
    const { files: pulled } = await run<{ files: { id: string; outcome: string }[] }>('menu.pull', uri);
    assert.deepEqual(
      pulled.map(({ id, outcome }) => [id, outcome]),
      [[row.id, 'created']],
    );
    // An editor of a deleted file would keep its text for the next pull of this referral.
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('groups and narrows the view of the workspace', async () => {
    const deal = (name: string, status: string, customer: string) =>
      JSON.stringify({ name, status, substatus: 'Accepted', customerProfile: { name: customer } });
    const mark = `Ember ${Date.now()}`;
    await files.write(deal('One', 'Active', mark), 'one.referral.json');
    await files.write(`[${deal('Two', 'New', mark)},${deal('Three', 'Active', mark)}]`, 'two.referrals.json');
    const count = async (filter: object) => (await run<{ count: number }>('local.filter', filter)).count;
    // VS Code tells of new files a moment later.
    for (let tries = 0; tries < 50 && (await count({ customer: mark })) < 3; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await count({ customer: mark }), 3);
    assert.equal(await count({ customer: mark, stage: 'Active' }), 2);
    assert.equal(await count({ customer: mark, words: 'thr' }), 1);
    assert.equal(await count({ customer: mark, state: 'new' }), 3);
    assert.deepEqual(await run('local.groupBy', 'due'), { groupBy: 'due', orderBy: 'name' });
    assert.equal(await count({ customer: mark, stage: 'Closed' }), 0);
  });

  it('selects nothing to submit that the filter of the view hides', async () => {
    const mark = `Filter ${Date.now()}`;
    for (const name of ['Shown', 'Hidden']) {
      const customer = { ...(deal().customerProfile as object), name: `${mark} ${name}` };
      await files.write(deal({ name, customerProfile: customer }), `${name}.referral.json`);
    }
    await poll('the row', async () => {
      const { count } = await run<{ count: number }>('local.filter', { customer: `${mark} Shown` });
      return count === 1;
    });
    const picked: (boolean | undefined)[] = [];
    const pick = (items: readonly QuickPickItem[]) => {
      for (const name of ['Shown', 'Hidden']) picked.push(items.find(({ label }) => label === name)?.picked);
      return undefined;
    };
    await answering({ pick }, () => run('submitAll', { confirm: true }));
    assert.deepEqual(picked, [true, false]);
  });

  it('keeps the rows of a filter that say something else by now, until the filter is set again', async () => {
    const mark = `Ember ${Date.now()}`;
    const customerProfile = { name: mark };
    const uri = await files.write(
      deal({ status: 'New', substatus: 'Pending', customerProfile }),
      'answer.referral.json',
    );
    const filter = { customer: mark, stage: 'New' };
    const count = async (wanted: object) => (await run<{ count: number }>('local.filter', wanted)).count;
    await poll('the row', async () => (await count(filter)) === 1);
    await edit(uri, (value) => Object.assign(value, { name: `${mark} II`, status: 'Active', substatus: 'Accepted' }));
    const symbols = () =>
      commands.executeCommand<{ name: string }[]>('vscode.executeWorkspaceSymbolProvider', `${mark} II`);
    await poll('the index to know', async () => (await symbols()).length > 0);
    assert.equal(await count(filter), 1);
    await run('refresh');
    await poll('the row to go', async () => (await count(filter)) === 0);
  });

  it('filters, orders and groups the remote view', async () => {
    const all = await run<{ count: number }>('filter', '');
    const closed = await run<{ filter: string; count: number }>('filter', "status eq 'Closed'");
    assert.ok(closed.count > 0 && closed.count < all.count);
    assert.deepEqual(await run('groupBy', 'customer'), { groupBy: 'customer', orderBy: 'updatedDateTime desc' });
    await withSetting('referrals.pull.filter', "status eq 'Active'", async () => {
      assert.equal((await run<{ count: number }>('filter', "status eq 'Closed'")).count, 0);
    });
  });

  it('shows what belongs to an engagement', async () => {
    const uri = await files.write(deal({ name: 'Own' }), 'own.referral.json');
    await run('submit', uri);
    const { engagementId, id } = JSON.parse(await textOnDisk(uri));
    const related = await run<{ engagementId: string; local: { uri: Uri }[]; remote: { id: string }[] }>(
      'showRelated',
      uri,
    );
    await commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(related.engagementId, engagementId);
    assert.deepEqual(
      related.local.map((each) => each.uri.toString()),
      [uri.toString()],
    );
    assert.deepEqual(
      related.remote.map((each) => each.id),
      [id],
    );
  });

  it('invites Microsoft once, with a referral and a file of its own', async () => {
    const shared = {
      type: 'Shared',
      consent: { ...(deal().consent as object), consentToShareReferralWithMicrosoftSellers: true },
      inviteContext: { notes: 'Please help', assistanceRequestCode: 'GeneralOrOther' },
      target: [{ type: 'SolutionProfile', id: 'SOL-12345-ABC' }],
    };
    const uri = await files.write(deal(shared), 'co-sell.referral.json');
    const result = await run<{ outcome: string; engagementId: string; invitation: string; error?: unknown }>(
      'inviteMicrosoft',
      uri,
    );
    assert.equal(result.outcome, 'invited', JSON.stringify(result));
    const invitation = await sandbox.get(result.invitation);
    assert.equal(invitation.engagementId, result.engagementId);
    assert.match(JSON.stringify(invitation.target), /msft/);
    const again = await run<{ outcome: string }>('inviteMicrosoft', uri);
    assert.equal(again.outcome, 'invitedBefore', JSON.stringify(again));
    const alone = await files.write(deal(), 'private.referral.json');
    const refused = await run<{ outcome: string; error: { kind: string } }>('inviteMicrosoft', alone);
    assert.deepEqual([refused.outcome, refused.error.kind], ['failed', 'notAllowed']);
  });

  it('tells the address of a deal', async () => {
    const uri = await files.write(deal(), 'deal.referral.json');
    await run('submit', uri);
    const { id } = JSON.parse(await textOnDisk(uri));
    await withSetting('referrals.dealUrl', 'https://portal.example/deals/${id}', async () => {
      assert.deepEqual(await run('openInPartnerCenter', uri, { open: false }), {
        url: `https://portal.example/deals/${id}`,
        id,
      });
    });
    const fresh = await files.write(deal(), 'fresh.referral.json');
    assert.equal((await run<{ outcome: string }>('openInPartnerCenter', fresh)).outcome, 'failed');
  });

  it('keeps what the service refused of one referral while others of the file are taken', async () => {
    const document = await files.open(
      [deal({ type: 'Foo' }), deal({ name: 'Good', externalReferenceId: 'CRM-2' })],
      'both.referrals.json',
    );
    const refused = () => languages.getDiagnostics(document.uri).filter(({ code }) => code === 'service.refused');
    await withSetting('referrals.submit.blockOn', 'off', async () => {
      const { counts } = await run<Summary>('submitAll', [document.uri]);
      assert.deepEqual(counts, { failed: 1, created: 1 });
    });
    await poll('the refusal', () => refused().length === 1);
    // The place moves with the text above it.
    await edit(document.uri, (value) => {
      const [first] = value as unknown as Record<string, unknown>[];
      (value as unknown as object[])[0] = { externalReferenceId: 'CRM-1', ...first };
    });
    await poll('the place to be found again', () => {
      const [problem] = refused();
      return problem && document.getText(problem.range) === '"Foo"';
    });
    await edit(document.uri, (value) => {
      for (const each of value as unknown as { type: string }[]) each.type = 'Independent';
    });
    const { counts } = await run<Summary>('submitAll', [document.uri]);
    assert.deepEqual(counts, { created: 1 });
    assert.deepEqual(refused(), []);
  });

  it('never sends a draft, neither alone nor with others, even with all checks off', async () => {
    const draft = deal({ name: 'Draft', customerProfile: { name: '<Customer name>' } });
    const document = await files.open([draft, deal({ name: 'Ready' })], 'draft.referrals.json');
    const alone = await files.open(draft);
    const before = (await sandbox.list()).length;
    await withSetting('referrals.rules', { 'draft.placeholder': 'off' }, async () => {
      await withSetting('referrals.submit.blockOn', 'off', async () => {
        const result = await run<{ outcome: string; error?: { message: string } }>('submit', alone.uri);
        assert.equal(result.outcome, 'failed');
        assert.match(String(result.error?.message), /Fill in "<Customer name>"/);
        const { counts } = await run<Summary>('submitAll', [document.uri]);
        assert.deepEqual(counts, { invalid: 1, created: 1 });
      });
    });
    assert.equal((await sandbox.list()).length, before + 1);
    assert.equal((await run<{ outcome: string }>('submit', alone.uri)).outcome, 'blocked');
  });

  it('shows what the service refuses at its property, until the next submit is taken', async () => {
    const document = await files.open(deal({ type: 'Foo' }));
    const refused = () => languages.getDiagnostics(document.uri).filter(({ code }) => code === 'service.refused');
    await withSetting('referrals.submit.blockOn', 'off', async () => {
      const result = await run<{ outcome: string }>('submit', document.uri);
      assert.equal(result.outcome, 'failed');
    });
    const [problem] = await poll('the refusal', () => (refused().length > 0 ? refused() : undefined));
    assert.equal(problem && document.getText(problem.range), '"Foo"');
    assert.equal(problem?.source, 'referral');
    await edit(document.uri, (value) => {
      value.type = 'Independent';
    });
    await run('submit', document.uri);
    assert.deepEqual(refused(), []);
  });
});
