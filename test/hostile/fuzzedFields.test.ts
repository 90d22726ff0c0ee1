import assert from 'node:assert/strict';
import { deal } from './deal';
import { isObject, type JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

/** Escapes of a terminal, a change of the direction of text, and a link that runs a command. */
const unsafe = '\u001b[31m\u009b2J\u202e[x](command:evil) $(bug) <b>';
/** Everything that may not reach a terminal, except ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const values: Readonly<Record<string, unknown>> = {
  null: null,
  number: 12_345.5,
  negative: -1,
  true: true,
  text: 'something else',
  unsafe,
  empty: '',
  list: [1, 'two', { three: [null] }],
  lists: [[['a']], []],
  object: { inner: { value: unsafe }, id: 3, __proto__: null },
};

/** Tries one of so many pairs of a property and a value; all of them with `FUZZ_STEP=1`. */
const step = Number(process.env.FUZZ_STEP ?? 11);

/** A referral with a value for most properties. */
const whole: JsonObject = {
  ...deal('A'),
  status: 'Active',
  substatus: 'Accepted',
  statusReason: 'because',
  engagementId: '5b0a7a43-59a5-4b0c-9d8a-0d8b5f2fbb2b',
  organizationId: '5b0a7a43-59a5-4b0c-9d8a-0d8b5f2fbb2c',
  businessProfileId: 'profile',
  createdDateTime: '2026-01-02T03:04:05Z',
  updatedDateTime: '2026-02-02T03:04:05Z',
  acceptedDateTime: '2026-01-03T03:04:05Z',
  expirationDateTime: '2026-01-16T03:04:05Z',
  closedDateTime: '2026-03-03T03:04:05Z',
  direction: 'Outgoing',
  campaignId: 'campaign',
  solutionArea: 'Azure',
  target: [{ type: 'location', id: '123' }],
  inviteContext: { notes: 'n', assistanceRequestCode: 'GeneralOrOther' },
  registrations: [
    {
      id: 'r1',
      programName: 'p',
      state: 'Registered',
      statusHistory: [{ status: 's' }],
      contract: { id: 'c', value: 3, currency: 'USD', contractStartDateTime: '2026-01-02T03:04:05Z' },
    },
  ],
  tags: ['one'],
  links: { self: { uri: '/x', method: 'GET' } },
  'odd property': { kept: [1] },
};

/** Paths of all properties, and of some entries of lists. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 1).map((entry) => [0, entry])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return inner.flatMap(([name, each]) => [[...path, name], ...pathsOf(each, [...path, name])]);
}

function setIn(value: unknown, [name, ...rest]: readonly (string | number)[], to: unknown): void {
  const owner = value as Record<string | number, unknown>;
  if (name === undefined) return;
  if (rest.length === 0) owner[name] = to;
  else setIn(owner[name], rest, to);
}

function getIn(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((owner: unknown, name) => (owner as Record<string | number, unknown> | undefined)?.[name], value);
}

describe('responses with a property of another type', function () {
  this.timeout(300_000);
  const open = workspaces();

  interface Changed {
    path: (string | number)[];
    kind: string;
    value: unknown;
  }

  /** A service with one referral for each property and value, which it shows in all answers. */
  async function fuzzed() {
    const workspace = await open({ pageSize: 50 });
    const { service } = workspace;
    const all = pathsOf(whole).flatMap((path) =>
      Object.entries(values).map(([kind, value]): Changed => ({ path, kind, value })),
    );
    const changes = new Map<string, Changed>();
    for (const [index, change] of all.entries()) {
      if (index % step !== 0) continue;
      const mark = `A${index}`;
      const { id } = service.add({ ...structuredClone(whole), name: `Deal deal:${mark}`, externalReferenceId: mark });
      changes.set(String(id), change);
    }
    const alterOne = (row: unknown): unknown => {
      const change = isObject(row) ? changes.get(String(row.id)) : undefined;
      if (!change) return row;
      const altered = structuredClone({ ...whole, ...(row as JsonObject) });
      setIn(altered, change.path, change.value);
      return altered;
    };
    service.alter = (body, kind) => {
      if (kind !== 'list' || !isObject(body)) return body === undefined ? body : alterOne(body);
      return { ...body, value: (body.value as unknown[]).map(alterOne) };
    };
    return { workspace, changes };
  }

  function rowsOf(workspace: Workspace): Map<string, { name: string; row: JsonObject }> {
    return new Map(
      workspace.files('pulled').map((name) => {
        const row = workspace.read(`pulled/${name}`);
        return [String(row.id), { name: `pulled/${name}`, row }];
      }),
    );
  }

  it('are pulled, kept as they are, and never crash a command or reach the terminal', async () => {
    const { workspace, changes } = await fuzzed();
    const { service } = workspace;
    const first = await workspace.cli('pull', '--out', 'pulled');
    assert.doesNotMatch(first.text, escapes);
    assert.doesNotMatch(first.text, /unexpected|undefined|\[object/i);
    const rows = rowsOf(workspace);
    const lost = [...changes].filter(([id, { path, value }]) => {
      const row = rows.get(id)?.row;
      if (path[0] === 'links' || path[0] === 'eTag') return row === undefined;
      const kept = getIn(row, path);
      const isSame = JSON.stringify(kept) === JSON.stringify(value);
      return row === undefined || !(isSame || (kept === undefined && (value === null || value === '')));
    });
    assert.deepEqual(
      lost.map(([, { path, kind }]) => `${path.join('/')}: ${kind}`),
      [],
    );
    for (const args of [
      ['check', 'pulled'],
      ['pull', '--out', 'pulled', '--dry-run'],
      ['pull', '--out', 'pulled'],
      ['submit', 'pulled', '--dry-run', '--block-on', 'off'],
    ]) {
      const run = args[0] === 'check' ? await workspace.run({ args }) : await workspace.cli(...args);
      assert.doesNotMatch(run.text, escapes, args.join(' '));
      assert.doesNotMatch(run.text, /unexpected error|\[object/i, args.join(' '));
    }
    const writesBefore = service.writes.length;
    assert.equal(writesBefore, 0, 'nothing was changed, and something was sent');
    assert.equal(rows.size, changes.size);
    for (const [id, { name }] of rows) {
      if (changes.get(id)?.path[0] === 'statusReason') continue;
      workspace.edit(name, (row) => Object.assign(row, { statusReason: 'mine' }));
    }
    for (const method of ['patch', 'put']) {
      const run = await workspace.cli('submit', 'pulled', '--block-on', 'off', '--method', method);
      assert.doesNotMatch(run.text, escapes, method);
      assert.doesNotMatch(run.text, /unexpected error|\[object/i, method);
      for (const [id, { name }] of rows) {
        if (changes.get(id)?.path[0] === 'statusReason') continue;
        workspace.edit(name, (row) => Object.assign(row, { statusReason: `mine ${method}` }));
      }
    }
    assert.ok(service.writes.length > changes.size, 'few updates were sent');
    const touched = service.writes.flatMap(({ method, id, body }) => {
      const change = changes.get(String(id));
      if (!change || change.path[0] === 'links') return [];
      const what = `${method} ${change.path.join('/')}: ${change.kind}`;
      if (method === 'PATCH') {
        const others = (body as { path: string }[]).filter(({ path }) => path !== '/statusReason');
        return others.length > 0 ? [`${what} ${JSON.stringify(others)}`] : [];
      }
      const sent = getIn(body, change.path);
      const isKept = JSON.stringify(sent) === JSON.stringify(change.value);
      return isKept ? [] : [`${what} became ${JSON.stringify(sent)}`];
    });
    assert.deepEqual(touched, []);
  });
});
