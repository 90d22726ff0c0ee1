import assert from 'node:assert/strict';
import { referralTemplates } from '../../../src/domain/referralTemplates';
import { createReferralLanguage } from '../../../src/language/service';
import { referralText } from '../../../src/sync/referralText';

describe('templates of new referrals', () => {
  const language = createReferralLanguage();

  for (const template of referralTemplates) {
    it(`${template.name} has no problem, and names the deal`, () => {
      const referral = template.make({ name: 'North Ridge', closing: '2099-01-01T00:00:00Z' });
      const problems = language.validate(language.parse(referralText(referral)));
      assert.deepEqual(
        problems.map(({ code, path }) => `${code} ${path}`),
        [],
      );
      assert.equal(referral.name, 'North Ridge');
    });
  }

  it('share the deal with Microsoft sellers where the kind of deal asks for it', () => {
    const shared = referralTemplates.map(({ name, make }) => {
      return [name, make({ name: '', closing: '' }).consent?.consentToShareReferralWithMicrosoftSellers];
    });
    assert.deepEqual(Object.fromEntries(shared), {
      private: false,
      partnerLed: true,
      coSell: true,
      lead: false,
      servicesCoSell: true,
      forMicrosoft: true,
    });
  });
});
