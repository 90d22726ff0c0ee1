import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepPart } from '../../../src/sync/state/keepBaseline';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../src/sync/syncServices';
import { memoryApi } from './memoryApi';
import { memoryBaselines } from './memoryBaselines';
import { memoryFile } from './memoryFile';

type Value = Record<string, unknown>;

const text = fc.constantFrom('a', 'b', 'c');
const optional = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[] = []) =>
  fc.record(shape, { requiredKeys, noNullPrototype: true });
const person = optional({ email: text, firstName: text, emailValidationStatus: text, unknown: text }, ['email']);
const people = fc.uniqueArray(person, { selector: ({ email }) => email, maxLength: 3 });
const attributes = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom('SolutionArea', 'SolutionPlay', 'PartnerRole', 'CustomerMarketplaceIntent'),
    id: text,
  }),
  { selector: ({ type }) => type },
);
const registrations = fc.uniqueArray(
  optional(
    { id: text, contract: optional({ value: fc.nat(9), currency: text }), statusHistory: optional({ passed: text }) },
    ['id'],
  ),
  { selector: ({ id }) => id, maxLength: 2 },
);
const referral = optional(
  {
    name: text,
    type: text,
    status: text,
    substatus: text,
    mpnId: text,
    solutionArea: text,
    organizationName: text,
    unknown: optional({ one: text, other: text }),
    customerProfile: optional({
      name: text,
      ids: fc.array(optional({ profileType: text, id: text }, ['profileType', 'id']), { maxLength: 1 }),
    }),
    consent: optional({ consentToContact: fc.boolean() }),
    details: optional({
      notes: text,
      dealValue: fc.nat(9),
      requirements: optional({ additionalRequirements: optional({ attributes }) }),
    }),
    team: people,
    registrations,
  },
  ['name', 'type', 'status', 'customerProfile', 'consent', 'details'],
);

/** Paths of single values, entries of lists by their first property. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((entry: Value) => [String(entry.email ?? entry.type ?? entry.profileType ?? entry.id), entry])
    : Object.entries(value);
  return new Map(entries.flatMap(([name, each]) => [...leaves(each, `${path}/${name}`)]));
}

/** A service that holds a referral, and what is known of it here: all, what a list row says, or nothing. */
async function world(start: Value, base: 'full' | 'row' | 'none') {
  const service = memoryApi();
  const baselines = memoryBaselines();
  const services: SyncServices = { api: service.api, baselines, clock: () => new Date(0), wait: async () => {} };
  const saved = service.put('a', start);
  if (base === 'full') await baselines.set('a', { ...saved, seen: '' });
  if (base === 'row') await keepPart(services, saved);
  return { service, baselines, services, saved };
}

describe('an update, for any referral and any change', () => {
  for (const method of ['auto', 'put'] as const) {
    it(`changes what the user changed and nothing else (${method})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          referral,
          referral,
          fc.constantFrom('full', 'row', 'none'),
          fc.array(fc.nat(), { maxLength: 4 }),
          async (start, other, base, picks) => {
            const { service, baselines, services, saved } = await world(start, base);
            // The user takes some values from the other referral into the file.
            const mine = structuredClone(saved.body) as Value;
            const edits = [...leaves(other)].filter(
              ([path]) => !/organizationName|statusHistory|ValidationStatus|[sS]olutionArea|\/id$/.test(path),
            );
            for (const pick of picks) {
              const edit = edits[pick % Math.max(1, edits.length)];
              if (edit) setAt(mine, edit[0], edit[1]);
            }
            const before = leaves(service.put('a', start).body);
            const latest = (await service.api.get('a')).body;
            mine.eTag = latest.eTag;
            if (base !== 'none') {
              const again = { body: latest, eTag: String(latest.eTag) };
              await (base === 'row' ? keepPart(services, again) : baselines.set('a', { ...again, seen: '' }));
            }
            const { file, state } = memoryFile(JSON.stringify(mine));
            const result = await submitReferral(services, file, { method });
            assert.ok(['updated', 'unchanged'].includes(result.outcome), JSON.stringify(result));
            const wanted = leaves(mine);
            const after = leaves((await service.api.get('a')).body);
            for (const [path, value] of wanted) if (!isServers(path)) assert.deepEqual(after.get(path), value, path);
            for (const [path, value] of before) if (!wanted.has(path)) assert.deepEqual(after.get(path), value, path);
            for (const path of after.keys())
              if (!isServers(path)) assert.ok(wanted.has(path) || before.has(path), path);
            assert.equal((await submitReferral(services, file)).outcome, 'unchanged', state.text);
          },
        ),
        { numRuns: 300 },
      );
    });
  }

  for (const base of ['full', 'row', 'none'] as const) {
    it(`changes only what a part says (known here: ${base})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          referral,
          referral,
          fc.uniqueArray(fc.nat(20), { maxLength: 4 }),
          async (start, other, picks) => {
            const { service, services, saved } = await world(start, base);
            const names = Object.keys(other).filter(
              (name) => !['organizationName', 'registrations', 'team'].includes(name),
            );
            const chosen = names.filter((_, index) => picks.includes(index)).slice(0, 4);
            const part = Object.fromEntries(chosen.map((name) => [name, other[name as keyof typeof other]]));
            // A part that says two things of one role, area or play is refused.
            fc.pre(!saysTwoThings(part));
            const before = leaves(start);
            const { file, state } = memoryFile(JSON.stringify({ id: 'a', eTag: saved.eTag, ...part }));
            const result = await submitReferral(services, file, { mayRemove: 'all' });
            assert.ok(['updated', 'unchanged'].includes(result.outcome), JSON.stringify(result));
            const after = leaves((await service.api.get('a')).body);
            const said = leaves(part);
            for (const [path, value] of before) {
              // A list that the part has is all of the list.
              const isList =
                path.includes('/ids/') &&
                part.customerProfile !== undefined &&
                'ids' in (part.customerProfile as Value);
              const isArea =
                /[sS]olutionArea/.test(path) && [...said.keys()].some((each) => /[sS]olutionArea/.test(each));
              if (!said.has(path) && !isList && !isArea) assert.deepEqual(after.get(path), value, path);
            }
            assert.equal((await submitReferral(services, file)).outcome, 'unchanged', state.text);
          },
        ),
        { numRuns: 300 },
      );
    });
  }
});

function isServers(path: string): boolean {
  return /^\/(eTag|updatedDateTime|id|organizationName)$|statusHistory|ValidationStatus/.test(path);
}

/** Sets a value at a path of names; entries of lists that are not there are made. */
function setAt(owner: Value | unknown[], path: string, value: unknown): void {
  const [, name = '', ...rest] = path.split('/');
  const inner = rest.length > 0 ? `/${rest.join('/')}` : undefined;
  if (Array.isArray(owner)) {
    const keys = ['email', 'type', 'profileType', 'id'];
    let entry = (owner as Value[]).find((each) =>
      keys.some((key) => each[key] === name && keys.find((k) => k in each) === key),
    );
    if (!entry) {
      // Which property names the entry is told by what else it has; people are the only ones added here.
      if (!['email', 'firstName', 'unknown'].includes(rest.at(-1) ?? '')) return;
      entry = { email: name };
      owner.push(entry);
    }
    if (inner) setAt(entry, inner, value);
    return;
  }
  if (!inner) {
    owner[name] = value;
    return;
  }
  if (typeof owner[name] !== 'object' || owner[name] === null)
    owner[name] = ['team', 'ids', 'attributes', 'registrations'].includes(name) ? [] : {};
  setAt(owner[name] as Value, inner, value);
}

/** Whether role, area or play is one thing in the root and another one in the attributes. */
function saysTwoThings(part: Value): boolean {
  const { details } = part as {
    details?: { requirements?: { additionalRequirements?: { attributes?: { type: string; id: string }[] } } };
  };
  const attributes = details?.requirements?.additionalRequirements?.attributes ?? [];
  return attributes.some(({ type, id }) => {
    const root = part[type.charAt(0).toLowerCase() + type.slice(1)];
    return typeof root === 'string' && root !== id;
  });
}
