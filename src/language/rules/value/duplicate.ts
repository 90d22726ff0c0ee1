import { t } from '../../../base/l10n';
import { attributeType } from '../../../domain/vocabularies/attributeType';
import { customerMarketplaceIntent } from '../../../domain/vocabularies/customerMarketplaceIntent';
import { type JsonNode, nodeAt } from '../../document/jsonNode';
import type { ReferralText } from '../../document/referralText';
import { removeNode } from '../../edits/removeNode';
import type { Found, FoundText, ReferralView } from '../../facts/referralView';
import { allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];
const lists = ['industries', 'products', 'services', 'solutions'];
const intents = allowedValues(customerMarketplaceIntent);

export const duplicate = defineRule({
  code: 'value.duplicate',
  severity: 'warning',
  summary: 'The same tag is in a list twice.',
  reason:
    'A tag says that something is wanted, not how much of it; a second one has no meaning, and counts towards the limit of entries.',
  wrong: `
    {
      "details": { "requirements": { "products": [{ "id": "Azure" }, { "id": "Teams" }, { "id": "Azure" }] } }
    }`,
  right: `
    {
      "details": { "requirements": { "products": [{ "id": "Azure" }, { "id": "Teams" }] } }
    }`,
  remedy: 'Remove the later entry.',
  hasSafeFix: true,
  check(referral) {
    const tags = duplicateTag(referral);
    const attributes = requirementAttributes(referral);
    return attributes.length === 0 ? tags : [...tags, ...attributes];
  },
  /** Removes the later entry. Safe if it has only its ID, or the same content as the other one. */
  fix(document, { offset, data, related }) {
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const text = document.textAt(index);
    const entry = entryAt(text, offset - base);
    if (!text || !entry) return [];
    const name = (data?.found ?? '').slice(0, 60);
    const alone = entry.type === 'string' || entry.properties.length === 1;
    const twin = alone ? undefined : entryAt(text, (related?.[0]?.offset ?? 0) - base);
    const same = twin !== undefined && twin.literal === entry.literal;
    return [
      {
        title: t('Remove this "{0}"', name),
        safe: alone || same,
        preferred: true,
        edits: removeNode(document.text, entry, base),
      },
    ];
  },
});

/** Returns the entry of a list that contains an offset. */
function entryAt(text: ReferralText | undefined, offset: number): JsonNode | undefined {
  let entry = text && nodeAt(text.root, offset);
  while (entry && entry.parent?.type !== 'array') entry = entry.parent;
  return entry;
}

/** Reports a tag that a list has twice, in any casing. */
function duplicateTag(referral: ReferralView): readonly Finding[] {
  if (!referral.shape.mayRepeat) return nothing;
  const requirements = referral.requirements;
  if (!requirements) return nothing;
  let findings: Finding[] | undefined;
  for (const name of lists) {
    const items = requirements.get(name)?.entries ?? nothing;
    if (items.length < 2) continue;
    const first = new Map<string, FoundText>();
    for (const item of items) {
      const id = referral.getText('id', item);
      if (!id) continue;
      const key = id.value.toLowerCase();
      const earlier = first.get(key);
      if (!earlier) first.set(key, id);
      else {
        findings ??= [];
        findings.push({
          code: 'value.duplicate',
          message: t('"{0}" appears twice in "{1}". Remove one of them.', id.value, name),
          place: id,
          at: 'value',
          related: [{ place: earlier, message: t('The first entry') }],
          data: { found: id.value, index: item.path.at(-1) },
        });
      }
    }
  }
  return findings ?? nothing;
}

/**
 * Checks entries of `additionalRequirements.attributes`: known types, their spelling, duplicates, and the purchase
 * intent.
 */
function requirementAttributes(referral: ReferralView): readonly Finding[] {
  const entries = referral.attributes;
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

/** Whether the purchase intent, spelled correctly, is the only entry, as in nearly all referrals. */
function isUsual(entries: readonly Found[]): boolean {
  const [entry, other] = entries;
  if (other || !entry?.get('type')?.says('CustomerMarketplaceIntent')) return false;
  const id = entry.get('id');
  return id === undefined || customerMarketplaceIntent.values.some((value) => id.says(value));
}

/** Reports other spellings of known values. Unknown values may exist, so they are not reported. */
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
