import { t } from '../../../base/l10n';
import { type JsonNode, nodeAt } from '../../document/jsonNode';
import type { ReferralText } from '../../document/referralText';
import { removeNode } from '../../edits/removeNode';
import { defineRule } from '../defineRule';
import { duplicateTag } from './duplicateTag';
import { requirementAttributes } from './requirementAttributes';

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
  /** Removes the later entry: safe if it holds no more than its ID, or the same as the other. */
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

/** The entry of a list that holds the place. */
function entryAt(text: ReferralText | undefined, offset: number): JsonNode | undefined {
  let entry = text && nodeAt(text.root, offset);
  while (entry && entry.parent?.type !== 'array') entry = entry.parent;
  return entry;
}
