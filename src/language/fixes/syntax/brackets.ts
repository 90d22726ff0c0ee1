import { t } from '../../../base/l10n';
import { JsonNode } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { read } from '../../document/reader/reader';
import { isProse, isQuotedLine } from '../../document/reader/surroundings';
import { otherBracket } from '../../document/reader/syntaxFault';
import { eolOf, indentAt } from '../../edits/textStyle';
import { beginsLine, skipTrivia } from '../../edits/trivia';
import type { TextEdit } from '../../types';
import { documentsIn } from './joinDocuments';
import { syntaxFix } from './syntaxFix';

/** Adds missing closing brackets. */
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

/** Returns the objects and arrays without their own closing bracket at a place, innermost first. */
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
    const endsHere = tokens.end(token) === at || skipTrivia(owner.source, at) >= tokens.end(token);
    if (isOpen && endsHere) found.push(new JsonNode(owner, token));
  }
  return found;
}

/**
 * Inserts a brace before a property without an object around it, and a closing one if that is missing, too. Inserts a
 * bracket before a list.
 */
export const openObject = syntaxFix(
  ['missing-opening', 'missing-list-opening'],
  (_, { kind, offset, anchor }) => ({
    title: t('Insert missing "{0}"', kind === 'missing-list-opening' ? '[' : anchor < 0 ? '{' : '{}'),
    safe: false,
    preferred: true,
    edits: [
      { offset, length: 0, text: kind === 'missing-list-opening' ? '[' : '{' },
      ...(anchor < 0 ? [] : [{ offset: anchor, length: 0, text: '}' }]),
    ],
  }),
  { manual: true },
);

/** Removes a sign without meaning, or replaces a closing bracket of the wrong kind. */
export const removeSign = syntaxFix(
  ['extra-bracket', 'wrong-bracket', 'doubled-brace', 'sign', 'after-end'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (kind === 'wrong-bracket') {
      const right = otherBracket(found);
      return {
        title: t('Replace "{0}" with "{1}"', found, right),
        safe: false,
        preferred: true,
        edits: [{ offset, length, text: right }],
      };
    }
    if (kind === 'after-end') {
      const rest = text.slice(offset).trimEnd();
      const isBrackets = /^[}\]][\s}\];,]*$/.test(rest);
      // A comma and a semicolon have a fix that is safe.
      if (!isBrackets && (!isProse(rest) || /^[,;]$/.test(rest))) return undefined;
      const start = isBrackets ? offset : text.slice(0, offset).trimEnd().length;
      return {
        title: isBrackets
          ? t('Remove "{0}"', rest.replace(/\s+/g, '').slice(0, 40))
          : t('Remove what is after the referral'),
        safe: false,
        preferred: true,
        edits: [{ offset: start, length: offset + rest.length - start, text: '' }],
      };
    }
    // A comma before a sign that was the last thing in its object goes with it.
    const before = /[}\]]/.test(text.charAt(skipTrivia(text, offset + length)))
      ? (/,\s*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0)
      : 0;
    const twin = anchor < 0 ? [] : [{ offset: anchor, length: 1, text: '' }];
    return {
      title: found === '"' ? t('Remove the quotation mark') : t('Remove "{0}"', found),
      safe: false,
      preferred: true,
      edits: [{ offset: offset - before, length: before + length, text: '' }, ...twin],
    };
  },
  { manual: true },
);

/** Removes what was copied with the document. */
export const removeWrapper = syntaxFix(
  ['wrapper'],
  ({ text, outer }, { offset }) => {
    const root = outer?.root;
    // Several documents are put together instead.
    if (!root || (documentsIn(text, offset)?.length ?? 0) > 1) return undefined;
    const tail = text.slice(root.end).trimEnd();
    const signs = isQuotedLine(text, root.offset) ? text.slice(root.offset, root.end).matchAll(/^[ \t]*>[ \t]?/gm) : [];
    return {
      title: t('Remove what is around the referral'),
      safe: false,
      preferred: true,
      edits: [
        { offset, length: root.offset - offset, text: '' },
        ...[...signs].map(({ index, 0: { length } }) => ({ offset: root.offset + index, length, text: '' })),
        ...(tail !== '' && isProse(tail) ? [{ offset: root.end, length: tail.length, text: '' }] : []),
      ],
    };
  },
  { manual: true },
);

/** Maximum number of referrals to put in an array. */
const maxReferrals = 1000;

/** Puts several referrals, written one after the other, into an array. */
export const wrapReferrals = syntaxFix(
  ['after-end'],
  ({ text, form }, { offset, found }) => {
    if (form !== 'referral' || !/^,?\s*\{/.test(found + text.slice(offset + 1, offset + 200))) return undefined;
    const edits: TextEdit[] = [{ offset: text.search(/[{[]/), length: 0, text: '[' }];
    let tail = 0;
    let end = text.slice(0, offset).trimEnd().length;
    for (let at = offset; at < text.length; ) {
      if (edits.length > maxReferrals) return undefined;
      const comma = text.charAt(at) === ',' ? at++ : -1;
      if (comma >= 0 && text.slice(at).trim() === '') {
        tail = at - end;
        break;
      }
      const { tokens, root, faults } = read(text.slice(at));
      const onlyNext = faults.count === 0 || (faults.count === 1 && faults.kind(0) === 'after-end');
      if (root < 0 || !onlyNext || text[at + tokens.start(root)] !== '{') return undefined;
      if (comma < 0) edits.push({ offset: end, length: 0, text: ',' });
      end = at + tokens.end(root);
      at = faults.count === 0 ? text.length : at + faults.offset(0);
    }
    edits.push({ offset: end, length: tail, text: ']' });
    return { title: t('Put all referrals in an array'), safe: false, preferred: true, edits };
  },
  { manual: true },
);
