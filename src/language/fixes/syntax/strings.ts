import { t } from '../../../base/l10n';
import { StringReader } from '../../document/reader/readString';
import { namedText, quotedAsJson, withoutQuotes } from '../../document/reader/readWord';
import { skipTrivia } from '../../edits/trivia';
import { type FixDraft, syntaxFix } from './syntaxFix';

/** Puts a property's name in double quotes. */
export const quoteKey = syntaxFix(['bare-key'], ({ text }, { offset, length, found }) => {
  const quoted = quotedAsJson(found);
  const bare = withoutQuotes(found);
  if (quoted === undefined && !/^[\p{L}\p{N}_$@.-]+$/u.test(bare)) return undefined;
  const json = quoted ?? JSON.stringify(bare);
  return {
    title: bare === found ? t('Put "{0}" in double quotes', found) : t('Change to {0}', json),
    safe: text[skipTrivia(text, offset + length)] === ':',
    preferred: true,
    edits: [{ offset, length, text: json }],
  };
});

const named: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f' };

/** Turns a string into valid JSON: closes it, escapes characters, doubles the backslash of `C:\dir`. */
export const closeString = syntaxFix(
  ['string', 'control', 'line-break', 'escape', 'quotes'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (kind === 'string') {
      if (namedText.test(found)) return undefined;
      const wrong = length - 1 - withoutQuotes(found).length;
      return {
        title: t('Insert closing quote'),
        safe: false,
        preferred: true,
        edits: [{ offset: offset + length - wrong, length: wrong, text: anchor < 0 ? '"' : '",' }],
      };
    }
    if (kind === 'quotes') return escapeQuotes(text.slice(offset, offset + length), offset);
    // The problem is shown on the first line only.
    const { end } = new StringReader(text).end(offset, false);
    const literal = text.slice(offset, end);
    const edit = (text: string) => [{ offset, length: literal.length, text }];
    switch (kind) {
      case 'control':
        return {
          title: t('Escape control characters'),
          safe: true,
          preferred: true,
          edits: edit(literal.replace(controls, escaped)),
        };
      case 'line-break': {
        const trimmed = literal.replace(/^"\s*[\r\n]\s*/, '"').replace(/\s*[\r\n]\s*"$/, '"');
        if (!/[\r\n]/.test(trimmed))
          return { title: t('Remove the line break'), safe: true, preferred: true, edits: edit(trimmed) };
        return {
          title: t('Write line breaks as {0}', '\\n'),
          safe: false,
          preferred: true,
          edits: edit(withInnerQuotes(withBackslashes(literal).replace(/\r\n?/g, '\n')).replace(controls, escaped)),
        };
      }
      case 'escape':
        if (isApostrophe(literal))
          return {
            title: t('Remove the backslash'),
            safe: true,
            preferred: true,
            edits: edit(literal.replace(escapes, (found, begun) => (begun === undefined ? '' : found))),
          };
        return {
          title: t('Double the backslashes'),
          safe: false,
          preferred: true,
          edits: edit(withBackslashes(literal)),
        };
      default:
        return undefined;
    }
  },
);

function escapeQuotes(literal: string, offset: number): FixDraft | FixDraft[] | undefined {
  // A text that goes on in the next line is shown in part.
  if (literal.length < 3 || !literal.endsWith('"')) return undefined;
  const place = { offset, length: literal.length };
  const escaping = {
    title: t('Escape the quotation marks'),
    safe: false,
    edits: [{ ...place, text: withInnerQuotes(literal) }],
  };
  const [, , inner] = /^("{2,3})([^"]+)\1$/.exec(literal) ?? [];
  if (inner === undefined) return { ...escaping, preferred: true, edits: [{ ...place, text: withoutPairs(literal) }] };
  const edits = [{ ...place, text: `"${inner}"` }];
  return [{ title: t('Remove the extra quotation marks'), safe: false, preferred: true, edits }, escaping];
}

/** Escapes the quotation marks within a string. Where all are in pairs, as in a cell of a table, each pair is one. */
function withoutPairs(literal: string): string {
  const inner = literal.slice(1, -1);
  const isCell = /^(?:[^"\\]|\\.|"")*$/s.test(inner);
  return isCell
    ? `"${inner.replace(/\\.|""/gs, (found) => (found === '""' ? '\\"' : found))}"`
    : withInnerQuotes(literal);
}

/** Escapes the quotation marks within a string. */
function withInnerQuotes(literal: string): string {
  return `"${literal.slice(1, -1).replace(/\\.|"/gs, (found) => (found === '"' ? '\\"' : found))}"`;
}

/** A path of Windows with single backslashes, as far as a blank; or other text between blanks. */
const words = /[a-z]:\\(?!\\)(?:[^\s"\\]|\\(?!"))*|(?:(?![a-z]:\\(?!\\))[^\s])+/gi;

/** A backslash with the escape that it begins, if it begins one. */
const escapes = /\\(u[\da-f]{4}|["\\/bfnrt])?/gi;

/** Whether all that is wrong in a string are apostrophes with a backslash, as JavaScript and PHP write them. */
function isApostrophe(literal: string): boolean {
  const others = literal.replace(/\\\\/g, '').replaceAll("\\'", '');
  return others !== literal && !/[a-z]:\\/i.test(literal) && !/\\(?!u[\da-f]{4}|["/bfnrt])/i.test(others);
}

/** Doubles the backslashes of paths, and of words in which one begins no escape. Other words keep their escapes. */
function withBackslashes(literal: string): string {
  return literal.replace(words, (word) => {
    const isPath = /^[a-z]:/i.test(word) && word[2] === '\\';
    const isRaw = isPath || [...word.matchAll(escapes)].some(([, begun]) => begun === undefined);
    if (!isRaw) return word;
    const [share = ''] = /^"?\\\\(?=\w)/.exec(word) ?? [];
    const rest = word.slice(share.length).replace(/\\\\|\\(?!")/g, '\\\\');
    return `${share.replaceAll('\\', '\\\\')}${rest}`;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f]/g;

function escaped(character: string): string {
  return named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
