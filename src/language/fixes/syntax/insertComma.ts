import type { NodeType } from 'jsonc-parser';
import { t } from '../../../base/l10n';
import { previousSibling } from '../../edits/previousSibling';
import { skipTrivia } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';
import { syntaxPlace } from './syntaxPlace';

/** Puts the missing comma behind the value before, not before the token on the next line that misses it. */
export const insertComma = syntaxFix(['missing-comma'], (document, problem) => {
  const { text } = document;
  const { offset, length } = problem;
  if (text[offset] === ';') {
    return {
      title: t('Replace "{0}" with a comma', ';'),
      safe: true,
      preferred: true,
      edits: [{ offset, length: 1, text: ',' }],
    };
  }
  const { node, base } = syntaxPlace(document, problem);
  const previous = node && previousSibling(node);
  if (!node || !previous) return undefined;
  const at = base + previous.offset + previous.length;
  const isKey = node.parent?.type === 'object';
  const behind = skipTrivia(text, offset + length);
  const plain = isKey ? text[behind] === ':' : /["{[\d-]/.test(text[offset] ?? '');
  const value = (previous.type === 'property' ? previous.children?.[1] : previous) ?? previous;
  const whole = isWhole(value.type, text.slice(base + value.offset, at));
  return {
    title: t('Insert missing comma'),
    safe: plain && whole && skipTrivia(text, at) === offset,
    preferred: true,
    edits: [{ offset: at, length: 0, text: ',' }],
  };
});

/** Whether the literal of the value before is one that strict JSON knows, so that it surely ends where it seems to. */
function isWhole(type: NodeType, literal: string): boolean {
  switch (type) {
    case 'object':
      return literal.endsWith('}');
    case 'array':
      return literal.endsWith(']');
    case 'string':
      // Around the referrals each of them stands as a string.
      if (/^[{[]/.test(literal)) return literal.endsWith(literal.startsWith('{') ? '}' : ']');
      return literal.length > 1 && literal.endsWith('"');
    default:
      return /^(true|false|null|-?\d[\d.eE+-]*)$/.test(literal);
  }
}
