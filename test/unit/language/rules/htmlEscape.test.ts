import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes, problems } from '../markers';

const code = 'value.html-escape';

describe('value.html-escape', () => {
  it('flags escapes in the texts of a new referral, and writes the characters', () => {
    flags(
      code,
      '{ "name": «"R&amp;D"», "details": { "notes": «"&#39;A&#x27; &lt; \\"B\\""» } }',
      /^Did you mean ".+"\?$/,
    );
    const text = '{ "name": "Caf&#233; &quot;Bean&quot; &nope; &amp;amp;" }';
    const [problem] = problems(text, code);
    assert.ok(problem);
    const language = createReferralLanguage();
    const [fix] = language.fixes(language.parse(text), problem);
    assert.equal(applyEdits(text, fix?.edits ?? []), '{ "name": "Café \\"Bean\\" &nope; &amp;" }');
  });

  it('passes other texts, values of tables, and referrals that the service has', () => {
    for (const name of ['R&D', 'R & D;', '&', '&;', '&nope;', '&#99999999;', 'a=1&b=2;'])
      passes(code, JSON.stringify({ name }));
    passes(code, '{ "id": "1", "name": "R&amp;D" }');
    passes(
      code,
      '{ "solutionArea": "Data &amp; AI", "details": { "requirements": { "industries": [{ "id": "A&amp;B" }] } } }',
    );
  });
});
