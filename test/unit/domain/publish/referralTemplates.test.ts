import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../../src/domain/publish/placeholder';
import { referralTemplates } from '../../../../src/domain/publish/referralTemplates';
import { dealLabels } from '../../../../src/domain/referral/dealKind';
import { createReferralLanguage } from '../../../../src/language/service';
import { newFileText } from '../../../../src/sync/files/newFileText';

describe('templates of new referrals', () => {
  const language = createReferralLanguage();

  it('are the six kinds, each under its name', () => {
    const labels = referralTemplates.map(({ label }) => label);
    assert.deepEqual(labels, [
      dealLabels.private,
      dealLabels.partnerLed,
      dealLabels.coSell,
      dealLabels.servicesCoSell,
      dealLabels.marketplaceLead,
      'Connected referral',
    ]);
  });

  for (const { name, value } of referralTemplates) {
    it(`${name} only asks to be filled in`, () => {
      const problems = language.validate(language.parse(newFileText(value)));
      assert.deepEqual(
        problems.filter(({ code }) => code !== 'draft.placeholder').map(({ code, path }) => `${code} ${path}`),
        [],
      );
      assert.ok(problems.length >= 15, 'customer, money, dates, people and consents are asked for');
    });

    it(`${name} says yes to nothing for the user, and knows no value that only the user knows`, () => {
      const { consent, details, customerProfile, team } = value as unknown as Record<string, Record<string, unknown>>;
      assert.ok(Object.values(consent ?? {}).every((flag) => flag === false || isPlaceholder(flag)));
      const { dealValue, currency, closingDateTime } = details ?? {};
      for (const each of [value.name, dealValue, currency, closingDateTime, customerProfile?.name])
        assert.ok(isPlaceholder(each), String(each));
      assert.ok(Object.values(team?.[0] as object).every(isPlaceholder));
    });
  }
});
