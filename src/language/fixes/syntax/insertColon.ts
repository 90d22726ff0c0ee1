import { t } from '../../../base/l10n';
import { previousSibling } from '../../edits/previousSibling';
import { skipTrivia } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';
import { syntaxPlace } from './syntaxPlace';

/** Puts a colon between a name and its value, also for `=` and `=>`. */
export const insertColon = syntaxFix(['missing-colon', 'symbol'], (document, problem, kind) => {
  const { text } = document;
  const { offset, length } = problem;
  const found = text.slice(offset, offset + length);
  if (kind === 'symbol') {
    const doubled = found === ':' && /:\s*$/.test(text.slice(Math.max(0, offset - 100), offset));
    return doubled
      ? { title: t('Remove "{0}"', ':'), safe: true, preferred: true, edits: [{ offset, length, text: '' }] }
      : undefined;
  }
  if (/^(=|=>|:=|->)$/.test(found)) {
    return {
      title: t('Replace "{0}" with a colon', found),
      safe: false,
      preferred: true,
      edits: [{ offset, length, text: ':' }],
    };
  }
  const value = /^["{[\d-]/.test(found) || /^(true|false|null)$/.test(found);
  const behind = text[skipTrivia(text, offset + length)] ?? '';
  if (!value || (!/^[{[]/.test(found) && !/[,}]/.test(behind))) return undefined;
  const { node, root, base } = syntaxPlace(document, problem);
  // Of two names without colon between them the first one lacks it; a bracket is its property's value already.
  const key = node && previousSibling(node);
  const anchor = key?.type === 'property' ? key.children?.[0] : key;
  if (!anchor || !root) return undefined;
  return {
    title: t('Insert missing colon'),
    safe: false,
    preferred: true,
    edits: [{ offset: base + anchor.offset + anchor.length, length: 0, text: ':' }],
  };
});
