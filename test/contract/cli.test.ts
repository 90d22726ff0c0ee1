import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from '../unit/cli/runForTest';
import { temporaryFolder } from '../unit/cli/temporaryFolder';
import { type SandboxClient, sandboxClient } from './sandbox/sandboxClient';

const deal = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../samples/contoso-private-deal.referral.json'), 'utf8'),
);

describe('pull and submit on the command line', () => {
  let sandbox: SandboxClient;
  const folder = temporaryFolder({});

  before(async () => {
    sandbox = await sandboxClient({ seed: 120 });
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.send('/sandbox/faults', { method: 'DELETE' });
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
  });

  const cli = (...args: string[]) => runForTest([...args, '--endpoint', sandbox.url], { cwd: folder() });
  const file = (name: string): string => path.join(folder(), name);
  const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));
  const deals = (): string[] => readdirSync(file('deals')).filter((name) => !name.startsWith('.'));
  async function sent(method: string): Promise<number> {
    const { body } = await sandbox.send('/sandbox/requests');
    return (body as unknown as { method: string }[]).filter((request) => request.method === method).length;
  }
  async function put(name: string, changes = {}): Promise<string> {
    writeFileSync(file(name), JSON.stringify({ ...deal, ...changes }, null, 2));
    const { code, err } = await cli('submit', name);
    assert.equal(code, 0, err);
    return read(name).id;
  }
  /** Another user's change. */
  async function elsewhere(id: string, pathInReferral: string, value: unknown): Promise<void> {
    const { status, text } = await sandbox.send(`/${id}`, {
      method: 'PATCH',
      body: [{ op: 'replace', path: pathInReferral, value }],
    });
    assert.equal(status, 204, text);
  }

  it('creates a referral with an unknown area or play only if that is confirmed', async () => {
    const text = JSON.stringify({ ...deal, solutionArea: 'Skies', solutionPlay: 'Fly' });
    writeFileSync(file('a.referral.json'), text);
    for (const dry of [['--dry-run'], []]) {
      const { code, out } = await cli('submit', 'a.referral.json', ...dry);
      assert.equal(code, 1);
      assert.match(
        out,
        /^unknown {4}a\.referral\.json\n .*"Skies" or "Fly" as solution area or play\. .*--allow-unknown-names/,
      );
    }
    assert.equal(await sent('POST'), 0);
    assert.equal(readFileSync(file('a.referral.json'), 'utf8'), text);
    const known = JSON.stringify({ taxonomies: { FY28: { Skies: ['Fly'] } } });
    writeFileSync(file('referrals.config.json'), known);
    assert.match((await cli('submit', 'a.referral.json', '--dry-run')).out, /^create /);
    writeFileSync(file('referrals.config.json'), '{}');
    assert.equal((await cli('submit', 'a.referral.json', '--allow-unknown-names')).code, 0);
    assert.equal(await sent('POST'), 1);
    // The service has the name now: an update is not asked about.
    writeFileSync(file('a.referral.json'), JSON.stringify({ ...read('a.referral.json'), name: 'Other' }));
    assert.equal((await cli('submit', 'a.referral.json')).code, 0);
  });

  it('submits and pulls as the configuration of the files says', async () => {
    mkdirSync(file('quiet'));
    mkdirSync(file('strict'));
    const text = (name: string) => JSON.stringify({ ...deal, name, externalReferenceId: undefined, 'x-note': 1 });
    for (const name of ['quiet/a', 'strict/b', 'strict/c']) writeFileSync(file(`${name}.referral.json`), text(name));
    const strict = { submit: { blockOn: 'warning', reference: 'own' }, ignore: ['c.*'] };
    writeFileSync(file('strict/referrals.config.json'), JSON.stringify(strict));
    writeFileSync(file('referrals.config.json'), JSON.stringify({ folder: 'inbox', fileName: '${id}.referral.json' }));
    const plans = async (...args: string[]) =>
      JSON.parse((await cli('submit', '--dry-run', '--format', 'json', ...args, '.')).out).map(
        (row: { file: string; plan: string }) => `${row.file} ${row.plan}`,
      );
    assert.deepEqual(await plans(), ['quiet/a.referral.json create', 'strict/b.referral.json blocked']);
    assert.deepEqual(await plans('--block-on', 'error'), [
      'quiet/a.referral.json create',
      'strict/b.referral.json invalid',
    ]);
    assert.deepEqual(await plans('--block-on', 'error', '--reference', 'generate'), [
      'quiet/a.referral.json create',
      'strict/b.referral.json create',
    ]);
    assert.equal((await cli('pull', '--top', '3')).code, 0);
    const pulled = readdirSync(file('inbox')).filter((name) => !name.startsWith('.'));
    assert.equal(pulled.length, 3);
    for (const name of pulled) assert.match(name, /^[0-9a-f-]{36}\.referral\.json$/);
    // What is ignored is not pulled into.
    const id = read(`inbox/${pulled[0]}`).id;
    writeFileSync(file('referrals.config.json'), JSON.stringify({ folder: 'inbox', ignore: [pulled[0]] }));
    assert.match((await cli('pull', id)).out, /^created /);
  });

  it('never sends a draft, whatever the rules and --block-on say, and a dry run agrees', async () => {
    writeFileSync(file('draft.referral.json'), JSON.stringify({ ...deal, name: '<Deal name>' }, null, 2));
    for (const options of [[], ['--block-on', 'off'], ['--block-on', 'off', '--rule', 'draft.placeholder=off']]) {
      for (const dry of [[], ['--dry-run']]) {
        const run = await cli('submit', 'draft.referral.json', ...options, ...dry);
        assert.equal(run.code, 1, run.out);
        assert.match(run.out, /Fill in "<Deal name>"/);
      }
    }
    assert.equal(await sent('POST'), 0);
    assert.equal(read('draft.referral.json').id, undefined);
  });

  it('pulls all pages, and finds nothing to do the second time', async () => {
    const first = await cli('pull', '--out', 'deals');
    assert.deepEqual([first.code, first.err], [0, '']);
    assert.match(first.out, /^127\.0\.0\.1:\d+: 120 created$/m);
    assert.equal(deals().length, 120);
    const before = deals().map((name) => readFileSync(file(`deals/${name}`), 'utf8'));
    const second = await cli('pull', '--folder', 'deals', '--format', 'json');
    assert.deepEqual(
      new Set(JSON.parse(second.out).map((row: { outcome: string }) => row.outcome)),
      new Set(['unchanged']),
    );
    assert.deepEqual(
      deals().map((name) => readFileSync(file(`deals/${name}`), 'utf8')),
      before,
    );
    const third = await cli('submit', 'deals');
    assert.deepEqual([third.code, await sent('PUT'), await sent('PATCH'), await sent('POST')], [0, 0, 0, 0]);
    assert.equal(readFileSync(file('.referrals/.gitignore'), 'utf8'), '*\n');
  });

  it('pulls what a filter finds, no more than --top, or the given ids', async () => {
    const some = await cli(
      'pull',
      '--out',
      'deals',
      '--filter',
      "status eq 'Closed'",
      '--top',
      '3',
      '--format',
      'json',
    );
    assert.equal(some.code, 0, some.err);
    const rows: { id: string; file: string }[] = JSON.parse(some.out);
    assert.equal(rows.length, 3);
    for (const row of rows) assert.deepEqual([read(row.file).id, read(row.file).status], [row.id, 'Closed']);
    const [first] = rows;
    rmSync(file(first?.file ?? ''));
    const ids = rows.map(({ id }) => id).slice(0, 2);
    const two = await cli('pull', ...ids, '--out', 'other', '--format', 'json');
    assert.deepEqual(
      JSON.parse(two.out).map((row: { id: string; file: string; outcome: string }) => [row.id, row.file, row.outcome]),
      [
        [first?.id, first?.file.replace('deals', 'other'), 'created'],
        [rows[1]?.id, rows[1]?.file, 'unchanged'],
      ],
    );
    const none = await cli('pull', '11111111-1111-4111-8111-111111111111', '--out', 'other');
    assert.equal(none.code, 1);
    assert.match(none.out, /^gone /m);
  });

  it('writes into the file that holds the referral, wherever it is and whatever its name', async () => {
    const id = await put('deal.referral.json');
    mkdirSync(file('deep/down'), { recursive: true });
    const list = `[ { "x": 1 },\n\t${readFileSync(file('deal.referral.json'), 'utf8')} ]`;
    writeFileSync(file('deep/down/list.referrals.json'), list);
    renameSync(file('deal.referral.json'), file('elsewhere.txt'));
    await elsewhere(id, '/details/notes', 'Theirs');
    const run = await cli('pull', id, '--folder', '.', '--format', 'json');
    assert.deepEqual(JSON.parse(run.out)[0].file, path.join('deep', 'down', 'list.referrals.json'));
    assert.equal(read('deep/down/list.referrals.json')[1].details.notes, 'Theirs');
    assert.match(readFileSync(file('deep/down/list.referrals.json'), 'utf8'), /^\[ \{ "x": 1 \},\n\t/);
  });

  it('merges, keeps and tells of conflicts, and never overwrites', async () => {
    const id = await put('deal.referral.json');
    const edit = (change: (value: ReturnType<typeof read>) => void) => {
      const value = read('deal.referral.json');
      change(value);
      writeFileSync(file('deal.referral.json'), JSON.stringify(value, null, 2));
    };
    edit((value) => {
      value.name = 'Mine';
    });
    assert.match((await cli('pull', id, '--folder', '.')).out, /^edited /m);
    await elsewhere(id, '/details/notes', 'Theirs');
    assert.match(
      (await cli('pull', id, '--folder', '.', '--dry-run')).out,
      /^merge .*\n +Merged from the sandbox: notes\.\n.*; nothing was written/m,
    );
    assert.notEqual(read('deal.referral.json').details.notes, 'Theirs');
    assert.match((await cli('pull', id, '--folder', '.')).out, /^merged /m);
    assert.deepEqual([read('deal.referral.json').name, read('deal.referral.json').details.notes], ['Mine', 'Theirs']);
    await elsewhere(id, '/name', 'Theirs too');
    const before = readFileSync(file('deal.referral.json'), 'utf8');
    for (const command of [
      ['pull', id, '--folder', '.'],
      ['submit', 'deal.referral.json'],
    ]) {
      const run = await cli(...command);
      assert.equal(run.code, 1);
      assert.match(run.out, /^conflict /m);
      assert.equal(readFileSync(file('deal.referral.json'), 'utf8'), before);
    }
    assert.equal((await sandbox.send(`/${id}`)).body.name, 'Theirs too');
  });

  it('shows the plan and sends nothing in a dry run', async () => {
    const id = await put('deal.referral.json');
    await put('same.referral.json', { name: 'Same' });
    const value = { ...read('deal.referral.json'), name: 'Renamed' };
    writeFileSync(file('deal.referral.json'), JSON.stringify(value));
    writeFileSync(file('new.referral.json'), JSON.stringify({ ...deal, name: 'Another' }));
    writeFileSync(file('wrong.referral.json'), JSON.stringify({ ...deal, name: 'Wrong', status: 'Open' }));
    writeFileSync(file('broken.referral.json'), '{ "name": ');
    writeFileSync(
      file('gone.referral.json'),
      JSON.stringify({ ...deal, id: '11111111-1111-4111-8111-111111111111', eTag: '"1"' }),
    );
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
    const run = await cli('submit', '.', '--dry-run', '--format', 'json');
    assert.equal(run.code, 1);
    const plans = Object.fromEntries(
      JSON.parse(run.out).map((row: { file: string; plan: string }) => [row.file, row.plan]),
    );
    assert.deepEqual(plans, {
      'broken.referral.json': 'blocked',
      'deal.referral.json': 'update',
      'gone.referral.json': 'gone',
      'new.referral.json': 'create',
      'same.referral.json': 'nothing',
      'wrong.referral.json': 'blocked',
    });
    assert.deepEqual([await sent('POST'), await sent('PUT'), await sent('PATCH')], [0, 0, 0]);
    assert.deepEqual(read('deal.referral.json'), value);
    assert.equal((await sandbox.send(`/${id}`)).body.name, deal.name);
  });

  it('sends what it can and says what it cannot', async () => {
    writeFileSync(file('a.referral.json'), JSON.stringify({ ...deal, name: 'A' }));
    writeFileSync(file('b.referral.json'), JSON.stringify({ ...deal, name: 'B', status: 'Open' }));
    writeFileSync(
      file('c.referral.json'),
      JSON.stringify([
        { ...deal, name: 'C' },
        { ...deal, name: 'D', substatus: 5 },
      ]),
    );
    const run = await cli('submit', 'a.referral.json', 'b.referral.json', 'c.referral.json', '--format', 'json');
    const rows: { file: string; pointer?: string; outcome: string; id?: string; problems?: { path: string }[] }[] =
      JSON.parse(run.out);
    assert.deepEqual(
      rows.map((row) => [row.file, row.pointer, row.outcome]),
      [
        ['a.referral.json', undefined, 'created'],
        ['b.referral.json', undefined, 'blocked'],
        ['c.referral.json', '/0', 'created'],
        ['c.referral.json', '/1', 'blocked'],
      ],
    );
    assert.deepEqual(
      [run.code, rows[1]?.problems?.[0]?.path, rows[3]?.problems?.[0]?.path],
      [1, '/status', '/1/substatus'],
    );
    assert.equal(read('a.referral.json').id, rows[0]?.id);
    assert.equal(await sent('POST'), 2);
  });

  it('sends in spite of problems when told so, and gives the place that the service names', async () => {
    writeFileSync(file('b.referral.json'), JSON.stringify({ ...deal, status: 'Open' }));
    const run = await cli('submit', 'b.referral.json', '--block-on', 'off', '--format', 'json');
    const [row] = JSON.parse(run.out);
    assert.deepEqual([run.code, row.outcome, row.problems[0].path], [1, 'failed', '/status']);
    assert.match(row.requestId, /^[\w-]+$/);
    assert.equal(readFileSync(file('b.referral.json'), 'utf8'), JSON.stringify({ ...deal, status: 'Open' }));
  });

  it('does not create a second time what was lost on its way, in a later run as well', async () => {
    writeFileSync(file('a.referral.json'), JSON.stringify({ ...deal, externalReferenceId: 'CRM-LOST' }));
    const count = async () => (await sandbox.send('?$count=true&$top=1')).body['@odata.count'];
    const before = await count();
    await sandbox.fail([
      { dropConnection: 'after', times: 1, match: 'POST' },
      { status: 503, times: 6, match: 'GET' },
    ]);
    const lost = await cli('submit', 'a.referral.json');
    assert.equal(lost.code, 1, lost.out + lost.err);
    await sandbox.send('/sandbox/faults', { method: 'DELETE' });
    const again = await cli('submit', 'a.referral.json');
    assert.equal(again.code, 0, again.out + again.err);
    assert.equal(await count(), before + 1);
    assert.ok(read('a.referral.json').id);
  });

  it('sends a create in doubt again only if a flag decides, and a dry run agrees', async () => {
    const { externalReferenceId: _, ...unreferenced } = deal;
    writeFileSync(file('a.referral.json'), JSON.stringify(unreferenced));
    const count = async () => (await sandbox.send('?$count=true&$top=1')).body['@odata.count'];
    const before = await count();
    await sandbox.fail([{ status: 503, times: 1, match: 'POST' }]);
    const outcomes = async (...args: string[]) => {
      const run = await cli('submit', 'a.referral.json', '--format', 'json', ...args);
      const [row] = JSON.parse(run.out);
      return [run.code, row.plan ?? row.outcome];
    };
    assert.deepEqual(await outcomes(), [1, 'doubtful']);
    assert.deepEqual(await outcomes('--dry-run'), [1, 'doubtful']);
    assert.deepEqual(await outcomes('--use-found'), [1, 'doubtful']);
    assert.deepEqual(await outcomes('--create-anyway', '--dry-run'), [0, 'create']);
    assert.equal(await count(), before);
    assert.deepEqual(await outcomes('--create-anyway'), [0, 'created']);
    assert.equal(await count(), before + 1);
    assert.equal((await cli('submit', 'a.referral.json', '--create-anyway', '--use-found')).code, 2);
  });

  it('uses what the service has of a create whose file has changed since, if a flag decides', async () => {
    writeFileSync(file('a.referral.json'), JSON.stringify({ ...deal, externalReferenceId: 'CRM-CHANGED' }));
    await sandbox.fail([{ dropConnection: 'after', times: 1, match: 'POST' }, { listLagMs: 600_000 }]);
    await cli('submit', 'a.referral.json');
    await sandbox.send('/sandbox/faults', { method: 'DELETE' });
    writeFileSync(file('a.referral.json'), JSON.stringify({ ...read('a.referral.json'), name: 'Renamed' }));
    assert.equal((await cli('submit', 'a.referral.json')).code, 1);
    assert.ok(!('id' in read('a.referral.json')));
    const used = await cli('submit', 'a.referral.json', '--use-found');
    assert.equal(used.code, 0, used.out);
    assert.equal(read('a.referral.json').name, 'Renamed');
    assert.match((await cli('submit', 'a.referral.json')).out, /updated/);
    assert.equal((await sandbox.send(`/${read('a.referral.json').id}`)).body.name, 'Renamed');
  });

  it('refuses creates without a reference of the user’s own, if told so, and a dry run agrees', async () => {
    const { externalReferenceId: _, ...unreferenced } = deal;
    writeFileSync(file('a.referral.json'), JSON.stringify(unreferenced));
    for (const args of [[], ['--dry-run']]) {
      const run = await cli('submit', 'a.referral.json', '--reference', 'own', ...args);
      assert.equal(run.code, 1);
      assert.match(run.out, /invalid\s[\s\S]*has no externalReferenceId/);
    }
    assert.equal(readFileSync(file('a.referral.json'), 'utf8'), JSON.stringify(unreferenced));
    assert.equal(await sent('POST'), 0);
  });

  it('finds its state from any folder, and takes another if told', async () => {
    await cli('pull', '--out', 'deals', '--top', '2');
    const [name = ''] = deals();
    const deep = await runForTest(['submit', name, '--endpoint', sandbox.url], { cwd: file('deals') });
    assert.match(deep.out, /1 unchanged/);
    const other = await cli('pull', '--out', 'deals', '--top', '2', '--state', 'state');
    assert.equal(other.code, 0, other.err);
    assert.ok(existsSync(file('state')));
  });

  it('keeps a file of UTF-16 or with a byte order mark in its encoding', async () => {
    const text = `\ufeff${JSON.stringify({ ...deal, name: 'Ünïcode ☂' }, null, 2)}`;
    writeFileSync(file('le.referral.json'), Buffer.from(text, 'utf16le'));
    writeFileSync(file('mark.referral.json'), text.replace('☂', '☂ 2'));
    assert.equal((await cli('submit', 'le.referral.json', 'mark.referral.json')).code, 0);
    const written = readFileSync(file('le.referral.json')).toString('utf16le');
    assert.equal(written[0], '\ufeff');
    assert.ok(JSON.parse(written.slice(1)).id);
    const marked = readFileSync(file('mark.referral.json'), 'utf8');
    assert.ok(marked.startsWith('\ufeff{') && JSON.parse(marked.slice(1)).id);
  });

  it('ends with 2 if a file is in the place of a folder, and writes nothing', async () => {
    writeFileSync(file('taken'), 'mine');
    writeFileSync(file('a.referral.json'), JSON.stringify(deal));
    for (const args of [
      ['pull', '--out', 'taken'],
      ['pull', '--out', 'deals', '--state', 'taken'],
      ['submit', 'a.referral.json', '--state', 'taken'],
    ]) {
      const run = await cli(...args);
      assert.deepEqual([run.code, /cannot (use|read)|is a file or a link/.test(run.err)], [2, true], run.err);
    }
    assert.deepEqual(
      [readFileSync(file('taken'), 'utf8'), existsSync(file('deals')), await sent('POST')],
      ['mine', false, 0],
    );
  });

  const impossible: [string, string[], RegExp][] = [
    ['a format', ['pull', '--format', 'xml'], /--format: "xml" is not valid; use "stylish" or "json"/],
    ['ids and a filter', ['pull', 'x', '--filter', 'y'], /use either IDs or --filter/],
    ['no path', ['submit'], /no files given/],
    ['standard input', ['submit', '-'], /does not read standard input/],
    ['a file that is not there', ['submit', 'no.referral.json'], /does not exist/],
    [
      'a severity',
      ['submit', 'x', '--block-on', 'fatal'],
      /--block-on: "fatal" is not valid; use "error", .* or "off"/,
    ],
    ['a filter that cannot be read', ['pull', '--filter', 'status eq'], /\$filter is not valid/],
  ];
  for (const [what, args, message] of impossible) {
    it(`ends with 2 and one line for ${what}`, async () => {
      const run = await cli(...args);
      assert.deepEqual([run.code, run.out], [2, '']);
      assert.match(run.err, message);
      assert.equal(run.err.trim().split('\n').length, 1);
    });
  }

  it('ends with 2 if the service refuses the sign-in, cannot be reached, or is not a service at all', async () => {
    await sandbox.fail({ status: 401 });
    assert.match((await cli('pull')).err, /sign-in wasn't accepted/);
    writeFileSync(file('a.referral.json'), JSON.stringify(deal));
    assert.equal((await cli('submit', 'a.referral.json')).code, 2);
    for (const args of [['pull'], ['submit', 'a.referral.json']]) {
      const run = await runForTest([...args, '--endpoint', 'http://127.0.0.1:1'], { cwd: folder() });
      assert.deepEqual([run.code, /Can't reach/.test(run.err)], [2, true], run.err);
      const insecure = await runForTest([...args, '--endpoint', 'http://example.com'], { cwd: folder() });
      assert.deepEqual([insecure.code, /must start with https/.test(insecure.err)], [2, true]);
    }
  });

  it('asks no further if a service cannot be reached, also for ids', async () => {
    const ids = ['a', 'b', 'c'];
    const run = await runForTest(['pull', ...ids, '--endpoint', 'http://127.0.0.1:1'], { cwd: folder() });
    assert.deepEqual([run.code, run.out], [2, '']);
    assert.equal(run.err.match(/Can't reach/g)?.length, 1);
  });

  it('passes over a pipe, from which it would wait for ever', async function () {
    if (process.platform === 'win32') this.skip();
    mkdirSync(file('deals'), { recursive: true });
    execFileSync('mkfifo', [file('deals/pipe.referral.json')]);
    const run = await cli('pull', '--top', '1', '--folder', 'deals');
    assert.deepEqual([run.code, run.err], [0, '']);
  });

  it('sends the other referrals if an ID is not valid', async () => {
    writeFileSync(file('odd.referral.json'), JSON.stringify({ ...deal, id: '\ud800', eTag: '"1"' }));
    writeFileSync(file('good.referral.json'), JSON.stringify(deal));
    const run = await cli('submit', 'odd.referral.json', 'good.referral.json', '--format', 'json');
    const rows: { file: string; outcome: string }[] = JSON.parse(run.out);
    assert.equal(run.code, 1, run.err);
    assert.equal(rows.find((row) => row.file === 'good.referral.json')?.outcome, 'created');
  });

  it('gives a file back the id of what it has created, and asks about what it says otherwise', async () => {
    const id = await put('deal.referral.json');
    writeFileSync(file('deal.referral.json'), JSON.stringify(deal, null, 2));
    assert.equal((await cli('submit', 'deal.referral.json')).code, 0);
    assert.equal(read('deal.referral.json').id, id);
    writeFileSync(file('deal.referral.json'), JSON.stringify({ ...deal, qualification: 'MarketingQualified' }));
    const run = await cli('submit', 'deal.referral.json');
    assert.equal(run.code, 1);
    assert.match(run.out, new RegExp(`doubtful[^]*${id}`));
    assert.equal(await sent('POST'), 1);
  });

  it('keeps what came before the list broke off, and ends with 1', async () => {
    await sandbox.fail({ status: 403, match: 'GET skiptoken' });
    const run = await cli('pull', '--out', 'deals');
    assert.equal(run.code, 1);
    assert.match(run.err, /^referrals: some referrals were not pulled\. .*permission/);
    assert.equal(deals().length, 100);
  });
});
