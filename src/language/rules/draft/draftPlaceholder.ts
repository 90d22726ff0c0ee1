import { t } from '../../../base/l10n';
import { findPlaceholders } from '../../../domain/publish/findPlaceholders';
import { placeholder } from '../../../domain/publish/placeholder';
import { JsonNode } from '../../document/jsonNode';
import { TokenKind } from '../../document/reader/tokens';
import type { ReferralText } from '../../document/referralText';
import { defineRule } from '../defineRule';

const trueOrFalse = placeholder('true or false');
const nothing: readonly never[] = [];

/** A placeholder that a template wrote and that the user has not replaced, in a referral that was not submitted yet. */
export const draftPlaceholder = defineRule({
  code: 'draft.placeholder',
  severity: 'warning',
  summary: 'A value that a template left for you to fill in is still a placeholder.',
  reason:
    'Templates, snippets and quick fixes write a text in angle brackets, such as `<Customer name>`, for everything that only you know. A referral with an `id` has no placeholders: there the text is a text. Whatever the severity of this rule, a referral with a placeholder is never submitted.',
  wrong: `
    {
      "customerProfile": { "name": "<Customer name>" },
      "details": { "dealValue": "<Deal value>", "currency": "EUR" }
    }`,
  right: `
    {
      "customerProfile": { "name": "Lakeside Energy" },
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Replace the placeholder. Until then the referral cannot be submitted.',
  check({ text, isCreated }) {
    // A bracket may be written as an escape.
    if (isCreated || !/[<\\]/.test(text.text)) return nothing;
    return strings(text).flatMap((place) =>
      findPlaceholders(place.value).map(({ text: found }) => ({
        message: messageOf(found, place),
        place,
        at: 'value' as const,
        data: { found },
      })),
    );
  },
});

function messageOf(found: string, { property }: JsonNode): string {
  // Every true or false has the same placeholder.
  return found === trueOrFalse && property
    ? t('Fill in "{0}" ({1}) before you submit.', property.name, found)
    : t('Fill in "{0}" before you submit.', found);
}

/** Returns the strings of a referral that may contain a bracket. */
function strings(text: ReferralText): JsonNode[] {
  const found: JsonNode[] = [];
  const end = text.tokens.next(text.index);
  for (let index = text.index + 1; index < end; index++) {
    if (text.tokens.kind(index) !== TokenKind.String) continue;
    const node = new JsonNode(text, index);
    if (/[<\\]/.test(node.literal)) found.push(node);
  }
  return found;
}
