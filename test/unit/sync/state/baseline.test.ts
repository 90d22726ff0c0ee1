import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJson, parseJson } from '../../../../src/base/exactJson';
import { type Baseline, findEarlier, versionsBefore, withEarlier } from '../../../../src/sync/state/baseline';

const body = fc.dictionary(fc.constantFrom('name', 'team', 'details', '__proto__', 'x'), fc.jsonValue());

/** Keeps a version as the storage does it. */
function kept(next: Baseline, before: Baseline | undefined): Baseline {
  return parseJson(formatJson(withEarlier(next, before))) as Baseline;
}

const bare = ({ seen: _, ...version }: Baseline) => version;

describe('earlier versions of a baseline', () => {
  it('are found as they were, the last eight of them', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 12 }), (bodies) => {
        const versions = bodies.map((each, index) => ({
          eTag: `"${index}"`,
          body: parseJson(formatJson(each)) as Record<string, unknown>,
          seen: '',
          ...(index % 3 === 0 && { partial: true as const }),
        }));
        const last = versions.reduce((before: Baseline | undefined, next) => kept(next, before), undefined);
        for (const { eTag, body, partial } of versions.slice(0, -1)) {
          const found = last && findEarlier(last, eTag);
          const isKept = versions.length - 1 - Number(eTag.slice(1, -1)) <= 8;
          assert.deepEqual(
            found && { body: found.body, partial: found.partial },
            isKept ? { body, partial } : undefined,
          );
        }
      }),
    );
  });

  it('are one for each ETag', () => {
    const version = (eTag: string, name: string): Baseline => ({ eTag, body: { name }, seen: '' });
    const twice = kept(version('"2"', 'full'), kept(version('"2"', 'row'), version('"1"', 'first')));
    assert.deepEqual(
      twice.earlier?.map(({ eTag }) => eTag),
      ['"1"'],
    );
    assert.deepEqual(findEarlier(twice, '"1"')?.body, { name: 'first' });
    assert.equal(findEarlier(kept(version('"1"', 'back'), twice), '"1"'), undefined);
  });

  it('keep what rows of lists showed of one ETag, and go together with it', () => {
    const version = (eTag: string, body: Baseline['body'], partial?: true): Baseline => ({
      ...{ eTag, body, seen: '' },
      ...(partial && { partial }),
    });
    const [whole, row] = [{ name: 'a', notes: 'n' }, { name: 'a' }];
    const both = kept(version('"1"', whole), kept(version('"1"', row, true), undefined));
    const again = kept(version('"1"', whole), both);
    for (const each of [both, again]) assert.deepEqual(versionsBefore(each), [version('"1"', row, true)].map(bare));
    let last = kept(version('"2"', whole), again);
    assert.deepEqual(versionsBefore(last), [version('"1"', whole), version('"1"', row, true)].map(bare));
    assert.deepEqual(kept(version('"1"', whole), kept(version('"1"', whole, true), undefined)).earlier, undefined);
    for (let count = 3; count < 12; count++) {
      last = kept(version(`"${count}"`, whole), last);
      const ofFirst = versionsBefore(last).filter(({ eTag }) => eTag === '"1"');
      assert.ok([0, 2].includes(ofFirst.length), `${ofFirst.length}`);
    }
  });

  it('of one ETag are kept only of rows and of the answer to a create, until the user writes or nothing was shown', () => {
    const next: Baseline = { eTag: '"1"', body: { name: 'a', notes: 'n' }, seen: '' };
    const before: Baseline = { eTag: '"1"', body: { name: 'a' }, seen: '' };
    const count = (each: Baseline, isWritten = false) => versionsBefore(withEarlier(next, each, isWritten)).length;
    assert.equal(count(before), 0);
    for (const each of [{ ...before, partial: true } as const, { ...before, created: true } as const]) {
      assert.equal(count(each), 1);
      assert.equal(count(each, true), 0);
    }
    const untaken = withEarlier(next, { ...before, body: {}, partial: true });
    assert.equal(versionsBefore(untaken).length, 1);
    assert.equal(count(untaken), 0);
  });

  it('that are damaged are left out', () => {
    const damaged = { eTag: '"2"', body: {}, seen: '', earlier: [null, 1, { eTag: '"1"', was: 3 }] };
    assert.deepEqual(findEarlier(damaged as unknown as Baseline, '"1"')?.body, {});
  });
});
