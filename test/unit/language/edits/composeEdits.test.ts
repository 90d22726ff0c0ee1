import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { composeEdits, trimEdits } from '../../../../src/language/edits/composeEdits';
import type { TextEdit } from '../../../../src/language/types';

/** Edits of a text of this length: sorted and apart. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  return fc
    .array(fc.tuple(fc.nat(length), fc.string({ maxLength: 4 })), { maxLength: 12 })
    .map((cuts) => cuts.sort((a, b) => a[0] - b[0]))
    .map((cuts) =>
      cuts.flatMap(([offset, text], index): TextEdit[] => {
        const next = cuts[index + 1]?.[0] ?? length;
        return index % 2 === 0 ? [{ offset, length: next - offset, text }] : [];
      }),
    );
}

const rounds = fc.string({ maxLength: 60 }).chain((text) =>
  editsOf(text.length).chain((first) => {
    const between = applyEdits(text, first);
    return editsOf(between.length).chain((second) =>
      editsOf(applyEdits(between, second).length).map((third) => ({ text, all: [first, second, third] })),
    );
  }),
);

function assertApart(edits: readonly TextEdit[], length: number): void {
  edits.forEach((edit, index) => {
    const before = edits[index - 1];
    assert.ok(edit.offset >= (before ? before.offset + before.length : 0) && edit.offset + edit.length <= length);
  });
}

describe('composeEdits', () => {
  it('says in one list what several say one after the other', () => {
    fc.assert(
      fc.property(rounds, ({ text, all }) => {
        const after = all.reduce(applyEdits, text);
        const composed = composeEdits(text.length, all);
        assert.equal(applyEdits(text, composed), after);
        assertApart(composed, text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes back what the second list undoes', () => {
    const first = [{ offset: 1, length: 0, text: 'xyz' }];
    assert.deepEqual(composeEdits(4, [first, [{ offset: 1, length: 3, text: '' }]]), []);
  });
});

describe('trimEdits', () => {
  it('changes no outcome, and leaves no character that would be replaced by itself', () => {
    const gen = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '\ud83d', '\ude00'), maxLength: 12 });
    fc.assert(
      fc.property(gen, gen, gen, gen, (head, old, added, tail) => {
        const text = head + old + tail;
        const edit = { offset: head.length, length: old.length, text: added };
        const trimmed = trimEdits(text, [edit]);
        assert.equal(applyEdits(text, trimmed), applyEdits(text, [edit]));
        assert.equal(trimmed.length, old === added ? 0 : 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('parts neither a line end nor a surrogate pair', () => {
    assert.deepEqual(trimEdits('a\r\nb', [{ offset: 0, length: 4, text: 'a\rb' }]), [
      { offset: 1, length: 2, text: '\r' },
    ]);
    assert.deepEqual(trimEdits('😀', [{ offset: 0, length: 2, text: '😁' }]), [{ offset: 0, length: 2, text: '😁' }]);
  });
});
