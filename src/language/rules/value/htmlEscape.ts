import { t } from '../../../base/l10n';
import { unescapeHtml } from '../../../base/unescapeHtml';
import { JsonNode, type Path } from '../../document/jsonNode';
import { TokenKind } from '../../document/reader/tokens';
import { resourceAt } from '../../edits/writtenNames';
import { shorten } from '../../wording';
import { defineRule, type RuleFinding } from '../defineRule';

const nothing: readonly never[] = [];

const escapes = /&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,4});/i;

/** Properties whose values are in tables: a wrong one is reported as such. */
const inTables: ReadonlySet<string> = new Set(['id', 'solutionArea', 'solutionPlay']);

/** HTML escapes in the texts of a referral that was not submitted yet. Later the service itself may write them. */
export const htmlEscape = defineRule({
  code: 'value.html-escape',
  severity: 'information',
  summary: 'The text of a new referral has HTML escapes such as `&amp;`.',
  reason:
    'Texts copied from a web page or an export may have them. Partners and Microsoft sellers then read them as they are. In a referral with an `id` they are not reported: the service itself may write them.',
  wrong: `
    {
      "name": "R&amp;D platform"
    }`,
  right: `
    {
      "name": "R&D platform"
    }`,
  remedy: 'Write the characters themselves.',
  check({ text, isCreated }) {
    if (isCreated || !escapes.test(text.text)) return nothing;
    const findings: RuleFinding<{ allowed: string[] }>[] = [];
    const end = text.tokens.next(text.index);
    for (let index = text.index + 1; index < end; index++) {
      if (text.tokens.kind(index) !== TokenKind.String) continue;
      const place = new JsonNode(text, index);
      if (!escapes.test(place.literal) || !isFreeText(text.path(place))) continue;
      const written = String(place.value);
      const plain = unescapeHtml(written);
      if (plain !== written)
        findings.push({
          message: t('Did you mean "{0}"?', shorten(plain)),
          place,
          at: 'value',
          data: { allowed: [plain] },
        });
    }
    return findings;
  },
  isFixManual: true,
  fix(_, { offset, length, data }) {
    return data.allowed.map((plain) => ({
      title: t('Change to "{0}"', shorten(plain)),
      preferred: true,
      edits: [{ offset, length, text: JSON.stringify(plain) }],
    }));
  },
});

function isFreeText(path: Path): boolean {
  const { property } = resourceAt(path);
  return (
    property?.type === 'string' && (property.format ?? 'multiline') === 'multiline' && !inTables.has(property.name)
  );
}
