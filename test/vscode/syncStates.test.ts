import assert from 'node:assert/strict';
import { EventEmitter, Uri, WorkspaceEdit, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import type { RemoteReferral } from '../../src/api/referralsApi';
import { type Conflict, OpenConflicts } from '../../src/editor/connection/openConflicts';
import { SyncStates } from '../../src/editor/views/syncStates';
import type { IndexChange } from '../../src/editor/workspace/index/collectedChanges';
import { memoryBaselines } from '../unit/sync/memoryBaselines';
import { deal } from './support/deal';
import { Scratch } from './support/scratch';

const id = '11111111-1111-4111-8111-111111111111';
const eTag = '"1"';

describe('sync states', () => {
  const files = new Scratch('sync-states');
  const known = new EventEmitter<ReadonlySet<string>>();
  const loaded = new EventEmitter<readonly RemoteReferral[]>();
  const indexed = new EventEmitter<IndexChange>();
  const connected = new EventEmitter<void>();
  const told: (string[] | undefined)[] = [];
  let baselines: ReturnType<typeof memoryBaselines>;
  let states: SyncStates;
  /** The files that the index finds by id. */
  const holders = new Map<string, { uri: string }[]>();

  beforeEach(() => {
    baselines = memoryBaselines();
    told.length = 0;
    const parts = {
      connections: { onDidChange: connected.event },
      known: { onDidWrite: known.event, store: () => ({ baselines }) },
      workspaceIndex: {
        onDidChange: indexed.event,
        index: { find: (_name: string, value: string) => holders.get(value) ?? [] },
      },
      remoteTree: { onDidLoad: loaded.event },
    };
    states = new SyncStates(parts as unknown as ConstructorParameters<typeof SyncStates>[0]);
    states.onDidChange((uris) => told.push(uris?.map(String)));
  });

  afterEach(async () => {
    states.dispose();
    await files.clean();
  });

  const write = (uri: Uri, value: unknown) =>
    workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(value, null, 2)));

  async function noted(event: () => void): Promise<string[] | undefined> {
    const before = told.length;
    event();
    await poll('the states to be asked for again', () => told.length > before);
    return told.at(-1);
  }

  /** What the index tells when it has read a changed file. */
  const changed = (uri: Uri) => () => indexed.fire({ files: new Set([uri.toString()]), related: new Set() });

  it('follow the file, the baseline and the news of the service', async () => {
    const known1 = deal({ id, eTag });
    const uri = await files.write(deal());
    assert.equal(await states.ofFile(uri), 'new');

    await write(uri, deal({ eTag }));
    await noted(changed(uri));
    assert.equal(await states.ofFile(uri), 'noId');

    await write(uri, known1);
    assert.deepEqual(await noted(changed(uri)), [uri.toString()]);
    assert.equal(await states.ofFile(uri), 'unknown');

    await baselines.set(id, { eTag, body: known1, seen: '2026-11-01T00:00:00Z' });
    assert.equal(await noted(() => known.fire(new Set([id]))), undefined);
    assert.equal(await states.ofFile(uri), 'inSync');

    await noted(() => loaded.fire([{ id: id.toUpperCase(), eTag: '"2"' }]));
    assert.equal(await states.ofFile(uri), 'behind');

    await write(uri, deal({ id, eTag, name: 'Renamed' }));
    await noted(changed(uri));
    assert.equal(await states.ofFile(uri), 'conflict');
    holders.set(id, [{ uri: uri.toString() }]);
    assert.equal(await states.conflicts(), 1);

    await noted(() => loaded.fire([{ id, eTag }]));
    assert.equal(await states.ofFile(uri), 'edited');
    assert.equal(await states.conflicts(), 0);

    states.recall([{ body: { id, name: 'Newer' }, eTag: '"3"' }]);
    assert.equal(await states.ofFile(uri), 'edited', 'what the service said since counts more');

    await noted(() => states.gone(id));
    assert.equal(await states.ofFile(uri), 'gone');

    await noted(() => connected.fire());
    assert.equal(await states.ofFile(uri), 'edited', 'another service has said nothing yet');
  });

  it('are told for each referral, and the worst for the file', async () => {
    const uri = await files.write([deal(), deal({ id, eTag })], 'two.referrals.json');
    assert.deepEqual(await states.of(uri), [
      { pointer: '/0', state: 'new' },
      { pointer: '/1', state: 'unknown' },
    ]);
    assert.equal(await states.ofFile(uri), 'new');
  });

  it('are read from a file once, until it changes', async () => {
    const uri = await files.write(deal());
    assert.equal(await states.ofFile(uri), 'new');
    await write(uri, deal({ id, eTag }));
    assert.equal(await states.ofFile(uri), 'new', 'the change was not reported yet');
    await noted(changed(uri));
    assert.equal(await states.ofFile(uri), 'unknown');
    assert.equal(await states.ofFile(uri.with({ path: `${uri.path}.missing` })), undefined);
  });

  it('follow unsaved edits', async () => {
    const uri = await files.write(deal({ id, eTag }));
    await baselines.set(id, { eTag, body: deal({ id, eTag }), seen: '2026-11-01T00:00:00Z' });
    assert.equal(await states.ofFile(uri), 'inSync');
    const document = await files.open(deal({ id, eTag }), uri.path.split('/').at(-1));
    const at = document.positionAt(document.getText().indexOf('Robots in two'));
    const edit = new WorkspaceEdit();
    edit.insert(uri, at, 'Fast ');
    await noted(() => void workspace.applyEdit(edit));
    assert.equal(await states.ofFile(uri), 'edited');
  });
});

describe('open conflicts', () => {
  const uri = Uri.parse('file:///deals/harbor.referral.json');
  const conflict = {
    ...{ outcome: 'conflict' as const, id, pointer: '', message: 'Not submitted.', conflicts: [] },
    reason: 'moved' as const,
    remote: { body: { id, name: 'Theirs' }, eTag },
  };

  function open(kept: Map<string, unknown>, host = 'localhost') {
    const written = new EventEmitter<ReadonlySet<string>>();
    const parts = {
      connections: { service: 'sandbox', host, onDidChange: new EventEmitter<void>().event },
      known: { onDidWrite: written.event },
      memento: {
        get: (key: string) => kept.get(key),
        update: async (key: string, value: unknown) => kept.set(key, JSON.parse(JSON.stringify(value))),
      },
    };
    return { written, all: new OpenConflicts(parts as unknown as ConstructorParameters<typeof OpenConflicts>[0]) };
  }

  it('are kept when the window is reloaded, until they are settled', () => {
    const kept = new Map<string, unknown>();
    open(kept).all.note(uri, conflict as Conflict);
    assert.deepEqual(open(kept, 'elsewhere').all.all, [], 'another service has no conflict');
    const { all, written } = open(kept);
    assert.deepEqual(all.get(uri, id.toUpperCase()), conflict);
    written.fire(new Set([id]));
    assert.equal(all.get(uri, id), undefined);
    assert.deepEqual(open(kept).all.all, []);
  });

  it('are none if what was kept cannot be understood', () => {
    const kept = new Map<string, unknown>([
      ['referrals.openConflicts', { service: 'sandbox localhost', conflicts: [1, { uri: 5 }] }],
    ]);
    assert.deepEqual(open(kept).all.all, []);
  });
});
