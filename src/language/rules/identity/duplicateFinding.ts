import { t } from '../../../base/l10n';
import type { ReferralView } from '../../facts/referralView';
import type { IdentityProperty } from '../../types';
import type { RuleContext, RuleFinding } from '../defineRule';

/** Reports an id or reference that other referrals have, with their places. */
export function duplicateFinding(
  property: IdentityProperty,
  referral: ReferralView,
  context: RuleContext,
  message: (others: string) => string,
): RuleFinding[] {
  const found = referral.get(property);
  if (!found || typeof found.value !== 'string' || found.value.trim() === '') return [];
  const places = context.siblings(found.value, property);
  const [first] = places;
  if (!first) return [];
  const uris = new Set(places.map(({ uri }) => uri));
  const names = [...new Set([...uris].map((uri) => (uri === undefined ? t('this file') : fileName(uri))))];
  const shown = names.slice(0, 3).join(', ');
  const more = names.length - 3;
  const same = t('The same "{0}"', property);
  return [
    {
      message: message(more > 0 ? t('{0} and {1} more', shown, more) : shown),
      place: found,
      at: 'value',
      elsewhere: places.map((place) => ({ ...place, message: same })),
      data: { found: found.value, places },
    },
  ];
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
