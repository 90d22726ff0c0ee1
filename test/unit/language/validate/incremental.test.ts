import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../../src/language/service';
import type { ReferralDocument } from '../../../../src/language/types';

const today = new Date('2026-01-01T00:00:00Z');

/** So many that they fill more than one block of a document. */
function start(count: number, ids: number, form: 'array' | 'list'): string {
  const referrals = Array.from({ length: count }, (_, index) => ({
    id: `a${index % ids}`,
    externalReferenceId: `r${index}`,
    name: `Deal ${index}`,
    status: index % 7 === 0 ? 'Closed' : 'Active',
    substatus: index % 11 === 0 ? 'Nothing' : 'Accepted',
    eTag: 'W/"1"',
    ...(index % 5 === 0 && { value: [{ status: 'New' }] }),
  }));
  const array = JSON.stringify(referrals, null, 1);
  return form === 'array' ? array : `{ "value": ${array}, "@odata.count": ${count} }`;
}

const edit = fc.record({
  /** Whether it is the id of a referral that is edited: nearly all that others say depends on it. */
  inId: fc.boolean(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 1, 2, 9),
  text: fc.constantFrom(
    '',
    'x',
    '1',
    '"',
    ',',
    '}',
    '{',
    ':',
    '"id": "a1",',
    '"externalReferenceId": "r2",',
    '"eTag": {},',
    '"value": [',
    '[',
    '\\u003a',
    '\\u007b',
    '/**/',
    'Won',
    '\n',
  ),
});

/** Where an edit begins. */
function offsetOf({ at, inId }: { at: number; inId: boolean }, text: string): number {
  const anywhere = Math.floor(at * text.length);
  const id = text.indexOf('"id": "a', anywhere);
  return inId && id >= 0 ? id + '"id": "a'.length : anywhere;
}

/** What service and workspace say, which changes from time to time. */
class World {
  #turn = 0;

  /** Others are known, and other files have other ids, from now on. */
  turn(): void {
    this.#turn++;
  }

  options(kind: 'alone' | 'asked' | 'revised'): ReferralLanguageOptions {
    if (kind === 'alone') return { today };
    return {
      today,
      known: (id) => (id.endsWith(String(this.#turn % 4)) ? { status: 'Closed', body: { name: 'Old' } } : undefined),
      siblings: (value) =>
        value.endsWith(String(this.#turn % 3)) ? [{ uri: 'file:///other.json', offset: this.#turn, length: 4 }] : [],
      ...(kind === 'revised' && { revision: () => this.#turn }),
    };
  }
}

describe('checks of edited documents', () => {
  it('tell of an error at the last bracket of a list that is not closed what a fresh check tells', () => {
    const language = createReferralLanguage({ today });
    const [whole, broken] = ['[{ "id": "1" }, { "id": 2 }', '[{ "id": "1" }, { "id":  }'];
    const offset = broken.length - 2;
    const edited = language.parse(whole).edit({ offset, length: 1, text: '' });
    assert.deepEqual(language.validate(edited), language.validate(language.parse(broken)));
    const mended = language.parse(broken).edit({ offset, length: 0, text: '2' });
    assert.deepEqual(language.validate(mended), language.validate(language.parse(whole)));
  });

  it('tell of a bracket of the list what a fresh check tells if a referral gets an error', () => {
    const language = createReferralLanguage({ today });
    const one = '{\n"id": "a1",\n"name": "x"\n}';
    for (const text of [`"value": [ [\n${one},\n${one}\n], "@odata.count": 2 }`, `{ "value": ${one}, ${one} ] }`]) {
      const offset = text.indexOf('1"');
      const edited = language.parse(text).edit({ offset, length: 0, text: '"' });
      assert.deepEqual(language.validate(edited), language.validate(language.parse(edited.text)));
    }
  });

  it('tell what a fresh check tells, after any edits, in any order of versions, whatever others say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 70, 130),
        fc.constantFrom(40, 1000),
        fc.constantFrom('array' as const, 'list' as const),
        fc.constantFrom('alone' as const, 'asked' as const, 'revised' as const),
        fc.array(
          fc.record({ edit, checked: fc.boolean(), turns: fc.constantFrom(true, false, false, false, false, false) }),
          { minLength: 1, maxLength: 25 },
        ),
        (count, ids, form, kind, steps) => {
          const world = new World();
          const language = createReferralLanguage(world.options(kind));
          const fresh = (text: string) => {
            const other = createReferralLanguage(world.options(kind));
            return other.validate(other.parse(text));
          };
          let text = start(count, ids, form);
          let document = language.parse(text);
          const versions: { document: ReferralDocument; text: string }[] = [{ document, text }];
          for (const { edit: place, checked, turns } of steps) {
            const { length, text: inserted } = place;
            const offset = offsetOf(place, text);
            const removed = Math.min(length, text.length - offset);
            text = text.slice(0, offset) + inserted + text.slice(offset + removed);
            document = document.edit({ offset, length: removed, text: inserted });
            versions.push({ document, text });
            if (turns) world.turn();
            // Not every version is checked, and the text is not asked for at each.
            if (checked) assert.deepEqual(language.validate(document), fresh(text));
          }
          for (const version of [...versions].reverse()) {
            assert.equal(version.document.text, version.text);
            assert.deepEqual(language.validate(version.document), fresh(version.text));
          }
        },
      ),
      { numRuns: 200 },
    );
  }).timeout(120_000);

  const language = createReferralLanguage({ today });
  const edited = (text: string, offset: number, length: number, inserted: string) => {
    const document = language.parse(text);
    language.validate(document);
    const next = document.edit({ offset, length, text: inserted });
    const fresh = createReferralLanguage({ today });
    assert.equal(next.text, text.slice(0, offset) + inserted + text.slice(offset + length));
    assert.deepEqual(language.validate(next), fresh.validate(fresh.parse(next.text)));
    return next;
  };

  it('do not take a referral in a list for a list, whatever it has inside', () => {
    const text = '[{"name":"ab","value":[{"a":1}],"x":1},{"id":"x"}]';
    const at = text.indexOf('ab') + 1;
    for (const inserted of ['{', '}', '\\u007b', ':', '","x":{},"y":"']) edited(text, at, 0, inserted);
    edited(text, text.indexOf('"x"'), 0, '"x":{},');
    edited('{"x""value":[],"value":[{"id":"a","eTag":"e"},{"id":"b","eTag":"e"}]}', 28, 0, '/**/');
  });

  it('tell of as many elements that are not referrals as a fresh check does', () => {
    const text = `[${Array(1500).fill('[1,2]').join(',')}]`;
    edited(text, text.length - 600, 1, '3');
    edited(text, 10, 1, '3');
    const nearly = `[${[...Array(1000).fill('[1]'), '{}'].join(',')}]`;
    assert.ok(edited(nearly, nearly.length - 3, 2, '[]'));
  });

  it('stop if there are too many problems, say so as an error, and go on when there are fewer', function () {
    this.timeout(60_000);
    const one = '{"id":"1","status":"Foo","substatus":"Bar","type":"Baz"}';
    const text = `[${Array(5000).fill(one).join(',')}]`;
    const quiet = {
      'value.unknown': 'hint',
      'identity.duplicate-id': 'off',
      'identity.missing-etag': 'off',
      'shape.not-a-referral': 'off',
    } as const;
    const language = createReferralLanguage({ today, severities: quiet });
    const document = language.parse(text);
    const problems = language.validate(document);
    const last = problems.at(-1);
    assert.ok(problems.length > 10_000 && problems.length < 10_010, String(problems.length));
    assert.deepEqual([last?.code, last?.severity, last?.path], ['check.limit', 'error', '/3334']);
    assert.match(last?.message ?? '', /too many problems/);

    const next = document.edit({ offset: text.indexOf('Foo'), length: 3, text: 'New' });
    const fresh = createReferralLanguage({ today, severities: quiet });
    const found = language.validate(next);
    assert.deepEqual(found, fresh.validate(fresh.parse(next.text)));
    assert.equal(found.at(-1)?.path, '/3334');
  });
});
