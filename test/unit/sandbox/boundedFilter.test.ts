import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { arrange } from '../../../src/sandbox/odata/arrange';
import { parseOrderBy } from '../../../src/sandbox/odata/parseOrderBy';
import type { StoredReferral } from '../../../src/sandbox/referral/storedReferral';
import { ServiceError } from '../../../src/sandbox/serviceError';

const member = (index: number) => ({ email: `person${index}@northwind.example` });

function referrals(count: number, teamSize: number): Map<string, StoredReferral> {
  const team = Array.from({ length: teamSize }, (_, index) => member(index));
  const all = Array.from({ length: count }, (_, index) => {
    const id = `referral-${index}`;
    return [id, { id, eTag: '"1"', status: 'Active', substatus: 'Accepted', team }] as const;
  });
  return new Map(all);
}

/** Every level multiplies the work by the size of the team. */
function nested(levels: number): string {
  const variables = Array.from({ length: levels }, (_, index) => `v${index}`);
  return `${variables.map((name) => `team/any(${name}:`).join('')}v0/email eq 'x'${')'.repeat(levels)}`;
}

describe('the work of a $filter', () => {
  for (const [what, filter] of [
    ['nested any', nested(12)],
    ['a list against a list', 'team/any(t:t/firstName eq email)'],
  ] as const) {
    it(`is bounded for ${what}`, async () => {
      await assert.rejects(
        arrange(referrals(1, 400), filter.replace("'x'", 'v1/firstName')),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === '$filter',
      );
    });
  }

  it('is enough for the longest team and a long filter', async () => {
    const filter = Array.from({ length: 40 }, (_, index) => `team/any(t:t/email eq '${member(index).email}')`);
    assert.equal((await arrange(referrals(10, 50), filter.join(' and '))).length, 10);
  });

  it('leaves the thread to others, and ends', async () => {
    const all = referrals(20_000, 50);
    let turns = 0;
    let isDone = false;
    const others = (async () => {
      while (!isDone) {
        turns++;
        await wait(0);
      }
    })();
    const limits = { maxSliceMs: 5, maxWorkMs: 100 };
    await assert.rejects(
      arrange(all, nested(2).replace("'x'", "v1/email and status eq 'x'"), '', limits),
      /longer than 100 ms/,
    );
    isDone = true;
    await others;
    assert.ok(turns > 2, `${turns} turns`);
  });

  it('is not multiplied by the keys of an $orderby', () => {
    assert.throws(() => parseOrderBy(Array(6).fill('id').join(',')), /more than 5 keys/);
  });
});
