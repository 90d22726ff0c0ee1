import { t } from '../../../base/l10n';
import { JsonNode } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { eolOf, indentAt } from '../../edits/textStyle';
import { beginsLine } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';

/** Closes what is left open. */
export const closeBrackets = syntaxFix(
  ['missing-brace', 'missing-bracket'],
  (document, { offset, anchor }) => {
    const { text } = document;
    const index = document.indexAt(offset);
    const open = openAt(document, index, anchor);
    if (open.length === 0) return undefined;
    const base = open[0]?.owner === document.textAt(index) ? document.offset(index) : 0;
    const eol = eolOf(text, base);
    const closing = open.map((node) => {
      const first = node.properties[0] ?? node.items[0];
      const own = first && beginsLine(text, base + first.offset);
      return (own ? eol + indentAt(text, base + node.offset) : '') + (node.type === 'object' ? '}' : ']');
    });
    return {
      title: t('Insert missing "{0}"', closing.join('').replace(/\s+/g, '')),
      safe: false,
      preferred: true,
      edits: [{ offset: anchor, length: 0, text: closing.join('') }],
    };
  },
  { manual: true },
);

/** The objects and arrays that have no closing bracket of their own at a place, innermost first. */
function openAt(document: ParsedDocument, index: number, anchor: number): JsonNode[] {
  const own = document.textAt(index);
  const root =
    own && !own.isClosed && document.form !== 'referral' ? document.outer?.root : (own?.root ?? document.outer?.root);
  if (!root) return [];
  const { owner } = root;
  const { tokens, base } = owner;
  const at = anchor - (owner === own ? document.offset(index) : 0) + base;
  const found: JsonNode[] = [];
  let token = tokens.lastStart(at - 1, root.index, tokens.next(root.index));
  for (; token >= 0; token = tokens.parent(token)) {
    const { type } = new JsonNode(owner, token);
    const isOpen = (type === 'object' || type === 'array') && !tokens.isClosed(token);
    const endsHere = tokens.end(token) === at || owner.source.slice(at, tokens.end(token)).trim() === '';
    if (isOpen && endsHere) found.push(new JsonNode(owner, token));
  }
  return found;
}
