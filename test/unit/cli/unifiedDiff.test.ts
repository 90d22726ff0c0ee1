import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unifiedDiff } from '../../../src/cli/check/unifiedDiff';
import { applyEdits } from '../../../src/language/edits/applyEdits';
import type { TextEdit } from '../../../src/language/types';

/** Replaces the one occurrence of a text. */
function replace(text: string, from: string, to: string): TextEdit {
  const offset = text.indexOf(from);
  assert.ok(offset >= 0 && text.indexOf(from, offset + 1) < 0, from);
  return { offset, length: from.length, text: to };
}

/** Applies a diff as `patch` does, without any tolerance. */
function patch(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const rows = diff.match(/[^\n]*\n/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (let i = 2; i < rows.length; ) {
    const [, from = '', count = '', to = '', size = ''] =
      /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(rows[i] ?? '') ?? [];
    assert.ok(from, rows[i]);
    const start = Number(from) - (count === '0' ? 0 : 1);
    result.push(...lines.slice(at, start));
    assert.equal(result.length, Number(to) - (size === '0' ? 0 : 1), diff);
    at = start;
    let added = 0;
    for (i++; i < rows.length && !rows[i]?.startsWith('@@'); i++) {
      const row = rows[i] ?? '';
      const open = rows[i + 1]?.startsWith('\\') === true;
      const line = open ? row.slice(1, -1) : row.slice(1);
      if (open) i++;
      if (row[0] !== '+') assert.equal(lines[at++], line);
      if (row[0] !== '-') {
        result.push(line);
        added++;
      }
    }
    assert.equal(added, Number(size), diff);
    assert.equal(at - start, Number(count), diff);
  }
  return [...result, ...lines.slice(at)].join('');
}

describe('unifiedDiff', () => {
  const text = Array.from({ length: 20 }, (_, index) => `line ${index + 1}.\n`).join('');

  it('shows changed lines with three around', () => {
    assert.equal(
      unifiedDiff('a.json', text, [replace(text, 'line 5.', 'LINE 5.')]),
      '--- a/a.json\n+++ b/a.json\n@@ -2,7 +2,7 @@\n line 2.\n line 3.\n line 4.\n-line 5.\n+LINE 5.\n line 6.\n line 7.\n line 8.\n',
    );
  });

  it('puts near changes into one hunk, and far ones into two', () => {
    const hunks = (...edits: TextEdit[]) => unifiedDiff('x', text, edits).match(/^@@.*@@$/gm);
    const first = replace(text, 'line 2.', 'x');
    assert.deepEqual(hunks(first, replace(text, 'line 9.\n', '')), ['@@ -1,12 +1,11 @@']);
    assert.deepEqual(hunks(replace(text, 'line 12.', 'a\nb'), first), ['@@ -1,5 +1,5 @@', '@@ -9,7 +9,8 @@']);
  });

  it('says where a line has no end', () => {
    assert.equal(
      unifiedDiff('a b', 'x', [{ offset: 1, length: 0, text: '\n' }]),
      '--- a/a b\t\n+++ b/a b\t\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n',
    );
    assert.equal(
      unifiedDiff('a', '', [{ offset: 0, length: 0, text: '{}' }]),
      '--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+{}\n\\ No newline at end of file\n',
    );
  });

  it('is nothing if nothing changes', () => {
    assert.equal(unifiedDiff('a', text, []), '');
    assert.equal(unifiedDiff('a', text, [replace(text, 'line 5.', 'line 5.')]), '');
  });

  it('says just what the edits do', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '{'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ keep: piece, remove: piece, add: piece }), { maxLength: 6 }),
        piece,
        (parts, rest) => {
          const edits: TextEdit[] = [];
          let before = '';
          for (const { keep, remove, add } of parts) {
            before += keep;
            edits.push({ offset: before.length, length: remove.length, text: add });
            before += remove;
          }
          before += rest;
          assert.equal(patch(before, unifiedDiff('x', before, edits)), applyEdits(before, edits));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
