import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { findReferrals } from '../../../../src/sync/files/findReferral';
import { type PlannedReferral, planReferral } from '../../../../src/sync/plan/planReferral';
import { type Baseline, withEarlier } from '../../../../src/sync/state/baseline';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';

interface World {
  /** The version that the file has taken. */
  known?: Baseline;
  /** The service's version; the known one by default. */
  remote?: Record<string, unknown>;
  /** Whether the service is asked. */
  ask?: boolean;
  method?: 'patch';
}

type Row = Omit<PlannedReferral, 'file' | 'pointer' | 'name' | 'id' | 'message'>;

const body = {
  id: 'a',
  eTag: '"1"',
  type: 'Shared',
  status: 'New',
  name: 'Deal',
  customerProfile: { name: 'Contoso' },
  details: { notes: 'n', dealValue: 1 },
  createdDateTime: '2026-01-01T00:00:00Z',
};
const known: Baseline = { eTag: '"1"', body, seen: '' };
const moved = { ...body, eTag: '"2"', mpnId: '5' };
const { details: _details, ...withoutDetails } = body;
const area = (root: string, attribute: string) => ({
  solutionArea: root,
  details: {
    ...body.details,
    requirements: { additionalRequirements: { attributes: [{ type: 'SolutionArea', id: attribute }] } },
  },
});

/** Plans one referral: the row without what it always has, and its message. */
async function planned(value: unknown, { known, remote, ask = false, method }: World) {
  const { api } = memoryApi();
  const current = { ...(remote ?? known?.body), id: 'a' };
  const services = {
    api: { ...api, get: async () => ({ body: current, eTag: String((current as { eTag?: unknown }).eTag ?? '') }) },
    baselines: memoryBaselines(known ? [['a', known]] : []),
  };
  const [found] = findReferrals(JSON.stringify(value));
  assert.ok(found);
  const row = await planReferral(services, 'f.json', found, { ask, ...(method && { method }) });
  const { file, pointer, name: _name, id: _id, versions: _versions, message, ...rest } = row;
  assert.deepEqual([file, pointer], ['f.json', '']);
  return { rest, message };
}

describe('planReferral', () => {
  const asked = { known, ask: true };
  const nothing: Row = { plan: 'nothing', changes: [] };
  const cases: [what: string, value: object, world: World, row: Row][] = [
    ['what the file has taken', body, { known }, nothing],
    ['what the file has taken, and the service still has', body, asked, nothing],
    ['what the service has moved on from', body, { ...asked, remote: moved }, { plan: 'pull', changes: [] }],
    [
      'an earlier version',
      { ...body, eTag: '"0"' },
      { known: withEarlier(known, { ...known, eTag: '"0"', body: { ...body, eTag: '"0"' } }) },
      { ...nothing, isOld: true },
    ],
    ['a change', { ...body, mpnId: '1' }, { known }, { plan: 'update', changes: ['mpnId'] }],
    ['a change of the current version', { ...body, mpnId: '1' }, asked, { plan: 'update', changes: ['mpnId'] }],
    [
      'a change of a version that the service has moved on from',
      { ...body, name: 'Mine' },
      { ...asked, remote: moved },
      { plan: 'merge', changes: ['name'] },
    ],
    [
      'a change of both',
      { ...body, mpnId: '1' },
      { ...asked, remote: moved },
      {
        plan: 'conflict',
        changes: ['mpnId'],
        conflicts: [{ path: ['mpnId'], base: undefined, mine: '1', theirs: '5' }],
      },
    ],
    [
      'the same change of both',
      { ...body, mpnId: '5' },
      { ...asked, remote: moved },
      { plan: 'pull', changes: ['mpnId'] },
    ],
    [
      'a part of it, which takes nothing away',
      withoutDetails,
      asked,
      { plan: 'nothing', changes: [], kept: [['details']] },
    ],
    [
      'a property taken away',
      { ...body, details: { dealValue: 1 } },
      { known },
      { plan: 'update', changes: ['details/notes'], removals: [{ path: ['details', 'notes'], isWhole: false }] },
    ],
    [
      'a part without an ETag that says nothing new',
      { id: 'a', name: 'Deal' },
      { remote: body, ask: true },
      { plan: 'pull', changes: [] },
    ],
    [
      'another name without an ETag',
      { id: 'a', name: 'Mine' },
      { remote: body, ask: true },
      { plan: 'conflict', changes: [], conflicts: [{ path: ['name'], base: undefined, mine: 'Mine', theirs: 'Deal' }] },
    ],
    [
      'what is known by its ETag only',
      { ...body, name: 'Mine' },
      { remote: body, ask: true },
      { plan: 'update', changes: ['name'] },
    ],
    ['a part that is known by its ETag only', { id: 'a', eTag: '"1"' }, { remote: body, ask: true }, nothing],
    ['what nothing is known of', { ...body, name: 'Mine' }, {}, { plan: 'update', changes: [] }],
    [
      'a change if neither the file nor the service has an ETag',
      { id: 'a', name: 'Mine' },
      { remote: { name: 'Deal' }, ask: true },
      { plan: 'conflict', changes: [], conflicts: [{ path: ['name'], base: undefined, mine: 'Mine', theirs: 'Deal' }] },
    ],
    [
      'a file without an ETag that has the known version',
      { ...body, eTag: undefined, updatedDateTime: undefined },
      asked,
      nothing,
    ],
    [
      'an undo of an update without an answer',
      body,
      { known: { ...known, tried: { ...body, name: 'Tried' } } },
      { plan: 'update', changes: ['name'] },
    ],
    [
      'an update without an answer, not sent again yet',
      { ...body, name: 'Tried' },
      { known: { ...known, tried: { ...body, name: 'Tried' } } },
      { plan: 'update', changes: [] },
    ],
    [
      'an undo of an update that the service never took',
      body,
      { known: { ...known, tried: { ...body, name: 'Tried' } }, ask: true },
      nothing,
    ],
  ];
  for (const [what, value, world, row] of cases)
    it(`plans ${what}: ${row.plan}`, async () => {
      assert.deepEqual(await planned(value, world), { rest: row, message: undefined });
    });

  const refused: [what: string, value: object, world: World, message: RegExp, changes?: string[]][] = [
    [
      'the ID of another deal',
      { ...body, name: 'Other', createdDateTime: '2025-01-01T00:00:00Z' },
      { known },
      /another deal, "Deal"/,
    ],
    [
      'the ID of another deal, as the service shows it',
      { ...body, engagementId: 'mine' },
      { remote: { ...body, engagementId: 'theirs', createdDateTime: '2025-01-01T00:00:00Z' }, ask: true },
      /another deal, "Deal"/,
    ],
    ['an ETag that is not text', { ...body, eTag: 5, name: 'Mine' }, { known }, /must be text/],
    [
      'a change of what only the service sets',
      { ...body, updatedDateTime: '2027-01-01T00:00:00Z' },
      {
        known: { ...known, body: { ...body, updatedDateTime: '2026-01-01T00:00:00Z' } },
      },
      /Only the service can set/,
    ],
    [
      'two values of one property in two places',
      { ...body, ...area('A', 'B') },
      { known },
      /solutionArea is "A", but the attribute SolutionArea is "B"/,
      ['details/requirements', 'solutionArea'],
    ],
    [
      'a placeholder',
      { ...body, name: '<Won, Lost, Declined, Expired or Error>' },
      { known },
      /Fill in "<Won/,
      ['name'],
    ],
    [
      'a removal by PATCH',
      { ...body, details: { dealValue: 1 } },
      { ...asked, method: 'patch' },
      /PATCH cannot do/,
      ['details/notes'],
    ],
    [
      'a change of a version without a usable ETag',
      { ...body, eTag: '*', name: 'Mine' },
      { known: { ...known, eTag: '*', body: { ...body, eTag: '*' } }, ask: true },
      /no usable eTag/,
      ['name'],
    ],
  ];
  for (const [what, value, world, message, changes = []] of refused)
    it(`refuses ${what}`, async () => {
      const { rest, message: said } = await planned(value, world);
      assert.match(String(said), message);
      assert.deepEqual(rest, { plan: 'invalid', changes });
    });

  it('says nothing of changes if the service has no such referral any more', async () => {
    const { api, failures } = memoryApi();
    failures.get = new ApiError('missing', 'There is no such referral.');
    const services = { api, baselines: memoryBaselines([['a', known]]) };
    const [found] = findReferrals(JSON.stringify({ ...body, name: 'Mine' }));
    assert.deepEqual(found && (await planReferral(services, 'f.json', found, { ask: true })), {
      file: 'f.json',
      pointer: '',
      name: 'Mine',
      id: 'a',
      plan: 'gone',
      changes: [],
    });
  });

  it('creates what has no ID, unless it is a draft or contradicts itself', async () => {
    assert.deepEqual(await planned({ name: 'Deal' }, {}), {
      rest: { plan: 'create', changes: [] },
      message: undefined,
    });
    const { rest } = await planned({ name: '<Name>' }, {});
    assert.deepEqual([rest.plan, rest.draft], ['create', 'This is still a draft. Fill in "<Name>", and submit again.']);
    const { rest: invalid, message } = await planned(area('A', 'B'), {});
    assert.deepEqual(invalid, { plan: 'invalid', changes: [] });
    assert.match(String(message), /solutionArea is "A"/);
  });

  it('says the name only if it is one', async () => {
    const { api } = memoryApi();
    const names = [{ Name: 'Deal' }, { name: 5 }, {}].map(async (value) => {
      const [found] = findReferrals(JSON.stringify(value));
      return found && (await planReferral({ api, baselines: memoryBaselines() }, 'f.json', found));
    });
    assert.deepEqual(
      (await Promise.all(names)).map((row) => row && ('name' in row ? row.name : 'none')),
      ['Deal', 'none', 'none'],
    );
  });
});
