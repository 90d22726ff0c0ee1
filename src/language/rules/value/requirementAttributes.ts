import { t } from '../../../base/l10n';
import { attributeType } from '../../../domain/vocabularies/attributeType';
import { customerMarketplaceIntent } from '../../../domain/vocabularies/customerMarketplaceIntent';
import type { Found, ReferralView } from '../../facts/referralView';
import { allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';

const nothing: readonly never[] = [];
const intents = allowedValues(customerMarketplaceIntent);

/** Entries of `additionalRequirements.attributes`: known types in their spelling and once each, and the purchase intent. */
export function requirementAttributes(referral: ReferralView): readonly Finding[] {
  const entries = referral.entries(referral.at('details', 'requirements', 'additionalRequirements', 'attributes'));
  if (entries.length === 0 || isUsual(entries)) return nothing;
  const first = new Map<string, Found>();
  const findings: (Finding | undefined)[] = [];
  for (const entry of entries) {
    const type = referral.get('type', entry);
    if (!type || typeof type.value !== 'string') continue;
    const known = attributeType.find(type.value);
    if (known === undefined) continue;
    if (known !== type.value) findings.push(checkValue(type.value, allowedValues(attributeType), type));
    const earlier = first.get(known);
    if (earlier) findings.push(twice(known, type, earlier));
    else first.set(known, type);
    const id = referral.get('id', entry);
    if (known === 'CustomerMarketplaceIntent' && typeof id?.value === 'string' && id.value !== '')
      findings.push(checkIntent(id.value, id));
  }
  return findings.filter((finding) => finding !== undefined);
}

/** Whether there is one entry only, the purchase intent, with a value in its spelling: nearly always. */
function isUsual(entries: readonly Found[]): boolean {
  const [entry, other] = entries;
  if (other || !entry?.get('type')?.says('CustomerMarketplaceIntent')) return false;
  const id = entry.get('id');
  return id === undefined || customerMarketplaceIntent.values.some((value) => id.says(value));
}

/** Other values than the known ones may exist, so that only spellings of these are reported. */
function checkIntent(value: string, place: Found): Finding | undefined {
  return intents.find(value) === undefined ? undefined : checkValue(value, intents, place);
}

function twice(known: string, place: Found, earlier: Found): Finding {
  return {
    code: 'value.duplicate',
    message: t('"{0}" appears twice in "{1}". Remove one of them.', known, 'attributes'),
    place,
    at: 'value',
    related: [{ place: earlier, message: t('The first entry') }],
    data: { found: known },
  };
}
