import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The notes after the preferred fixes of their errors of syntax, one after the other. */
function notesAfterFixes(literal: string): unknown {
  let text = `{ "details": { "notes": ${literal} } }`;
  for (let round = 0; round < 5; round++) {
    const document = language.parse(text);
    const problem = language.validate(document).find(({ code }) => code === 'syntax.invalid-json');
    const fix = problem && language.fixes(document, problem).find(({ preferred }) => preferred);
    if (!fix) break;
    text = applyEdits(text, fix.edits);
  }
  return JSON.parse(text).details.notes;
}

describe('paths of Windows in a text', () => {
  for (const [literal, right] of [
    ['"first\\nsecond C:\\share"', 'first\nsecond C:\\share'],
    ['"Hi team,\n\nsee C:\\share\\erp\n\tMax"', 'Hi team,\n\nsee C:\\share\\erp\n\tMax'],
    ['"Hi,\nsee C:\\temp\\new\nBob"', 'Hi,\nsee C:\\temp\\new\nBob'],
    ['"\\n\\tC:\\share\\new, \\"D:\\docs\\" too"', '\n\tC:\\share\\new, "D:\\docs" too'],
    ['"C:\\temp and D:\\new are \\share"', 'C:\\temp and D:\\new are \\share'],
    ['"C:\\\\temp and \\share"', 'C:\\temp and \\share'],
    ['"on \\\\server\\share\\new"', 'on \\\\server\\share\\new'],
    ['"crm\\deals\\17 \\u00e9"', 'crm\\deals\\17 é'],
  ] as const)
    it(`${JSON.stringify(literal)} keep their backslashes, and other escapes stay`, () => {
      assert.equal(notesAfterFixes(literal), right);
    });
});
