import assert from 'node:assert/strict';
import { ParsedDocument } from '../../../../../src/language/document/parsedDocument';
import type { ReferralText } from '../../../../../src/language/document/referralText';
import { readReferral } from '../../../../../src/language/facts/referralView';
import { createReferralLanguage } from '../../../../../src/language/service';
import { generateReferrals } from '../../../../../src/sandbox/sample/generateReferrals';

const today = new Date('2026-01-01T00:00:00Z');
const language = createReferralLanguage({ today });

/** Enough referrals for the shared room, with a name in another spelling and an unknown one in each. */
const text = JSON.stringify(generateReferrals(60, today), null, 2)
  .replaceAll('"qualification": ', '"Qualification": ')
  .replaceAll('"substatus": ', '"statuz": 1, "substatus": ');

/** Reads another large text, which takes the room. */
function readAnother(): void {
  ParsedDocument.parse(JSON.stringify(generateReferrals(90, today)));
}

describe('The tokens of two large texts', () => {
  it('answer as before after another text was read', () => {
    const offset = text.indexOf('"statuz"') + 3;
    const at = (document: ReturnType<typeof language.parse>) => ({
      problems: language.validate(document),
      items: language.complete(document, offset),
      hover: language.hover(document, offset),
      symbols: language.symbols(document),
      edited: language.validate(document.edit({ offset, length: 1, text: 'x' })),
    });
    const expected = at(language.parse(text));
    const document = language.parse(text);
    readAnother();
    assert.deepEqual(at(document), expected);
    readAnother();
    assert.deepEqual(at(document), expected);
  });

  it('tell which property a key means', () => {
    const document = ParsedDocument.parse(text);
    const view = readReferral(document.textAt(0) as ReferralText);
    const expected = document.referrals[0]?.value as { team: { email: string }[] };
    readAnother();
    assert.deepEqual(
      view?.entries(view.get('team')).map((member) => member.get('email')?.value),
      expected.team.map(({ email }) => email),
    );
  });

  it('keep problems that are only described after another text was read', () => {
    const found = (document: ParsedDocument) => {
      return readReferral(document.textAt(0) as ReferralText)?.shape.findings.map(({ message }) => message);
    };
    const expected = found(ParsedDocument.parse(text));
    const document = ParsedDocument.parse(text);
    readReferral(document.textAt(0) as ReferralText);
    readAnother();
    assert.deepEqual(found(document), expected);
  });
});
