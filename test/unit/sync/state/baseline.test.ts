import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJson, parseJson } from '../../../../src/base/exactJson';
import { type Baseline, findVersion, versionsBefore, withEarlier } from '../../../../src/sync/state/baseline';

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
          const found = last && findVersion(last, eTag);
          const isKept = versions.length - 1 - Number(eTag.slice(1, -1)) <= 8;
          assert.deepEqual(
            found && { body: found.body, partial: found.partial },
            isKept ? { body, partial } : undefined,
          );
        }
      }),
    );
  });

  it('are kept for each content that the service had under one ETag', () => {
    const version = (eTag: string, name: string, updatedDateTime = ''): Baseline => ({
      ...{ eTag, seen: '' },
      body: { name, ...(updatedDateTime && { updatedDateTime }) },
    });
    const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    const twice = kept(version('"2"', 'new', late), kept(version('"2"', 'old', early), version('"1"', 'first')));
    assert.deepEqual(
      twice.earlier?.map(({ eTag }) => eTag),
      ['"2"', '"1"'],
    );
    assert.deepEqual(findVersion(twice, '"1"')?.body, { name: 'first' });
    assert.equal(findVersion(twice, '"2"')?.body.name, 'new');
    assert.equal(findVersion(twice, '"2"', early)?.body.name, 'old');
    assert.equal(findVersion(twice, '"2"', '2025-01-01T00:00:00Z'), undefined, 'another content');
    assert.equal(findVersion(kept(version('"2"', 'new'), twice), '"2"', late)?.body.name, 'new');
    const written = withEarlier(version('"2"', 'mine', late), version('"2"', 'old', late), true);
    assert.equal(written.earlier, undefined, 'the file has taken the whole version');
    const dated = withEarlier(version('"2"', 'mine', late), version('"2"', 'old', early), true);
    assert.equal(findVersion(dated, '"2"', early)?.body.name, 'old');
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

  it('of one ETag are kept until the user writes or nothing was shown', () => {
    const next: Baseline = { eTag: '"1"', body: { name: 'a', notes: 'n' }, seen: '' };
    const before: Baseline = { eTag: '"1"', body: { name: 'a' }, seen: '' };
    const count = (each: Baseline, isWritten = false) => versionsBefore(withEarlier(next, each, isWritten)).length;
    for (const each of [before, { ...before, partial: true } as const, { ...before, created: true } as const]) {
      assert.equal(count(each), 1);
      assert.equal(count(each, true), 0);
    }
    const untaken = withEarlier(next, { ...before, body: {}, partial: true });
    assert.equal(versionsBefore(untaken).length, 1);
    assert.equal(count(untaken), 0);
  });

  it('that are damaged are left out', () => {
    const damaged = { eTag: '"2"', body: {}, seen: '', earlier: [null, 1, { eTag: '"1"', was: 3 }] };
    assert.deepEqual(findVersion(damaged as unknown as Baseline, '"1"')?.body, {});
  });
});
