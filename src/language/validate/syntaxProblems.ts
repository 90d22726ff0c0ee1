import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import {
  isCommaLike,
  isOpenComment,
  isSign,
  maxDepth,
  otherBracket,
  type SyntaxFault,
} from '../document/reader/syntaxFault';
import type { ReferralText } from '../document/referralText';
import type { Problem } from '../types';
import { moveProblem } from './problem';

/** Maximum number of errors of syntax to report in one referral, and around all of them. */
const maxReported = 1000;

/** Maximum number of errors of syntax to fix in one go. */
const maxFixed = 100_000;

/** Reports `syntax.invalid-json` and `syntax.too-deep` in one referral, with offsets relative to it. */
export function referralSyntax(text: ReferralText, max = maxReported): Problem[] {
  return text.faultCount === 0 ? [] : toProblems(text.faults, text.source, text.base, max);
}

/** Does the same for the text around the referrals of a document. */
export function outerSyntax(document: ParsedDocument, max = maxReported): Problem[] {
  const { outerFaults, form } = document;
  // Neither a list nor a referral: another format, in which each word would be an error.
  return outerFaults.length === 0 || form === 'other' ? [] : toProblems(outerFaults, document.text, 0, max);
}

/** Returns only the syntax errors of a document, for fixing: more than a user wants to read. */
export function syntaxProblems(document: ParsedDocument): Problem[] {
  const problems = outerSyntax(document, maxFixed);
  for (const index of document.faulty) {
    const text = document.textAt(index);
    if (problems.length >= maxFixed || !text) break;
    for (const problem of referralSyntax(text, maxFixed)) {
      problems.push(moveProblem(problem, document.offset(index), document.pointer(index)));
    }
  }
  return problems;
}

function toProblems(faults: readonly SyntaxFault[], source: string, base: number, max: number): Problem[] {
  const problems: Problem[] = [];
  let isDeep = false;
  for (const fault of faults) {
    if (problems.length >= max) break;
    const { kind, offset, length, anchor } = fault;
    const tooDeep = kind === 'too-deep';
    // One is enough: what is in it is not looked into.
    if (tooDeep && isDeep) continue;
    isDeep ||= tooDeep;
    problems.push({
      code: tooDeep ? 'syntax.too-deep' : 'syntax.invalid-json',
      severity: 'error',
      message: syntaxMessage({ ...fault, offset: offset + base, anchor: anchor < 0 ? anchor : anchor + base }, source),
      offset,
      length,
      path: '',
      data: { syntax: kind, ...(anchor >= 0 && { back: offset - anchor }) },
    });
  }
  return problems;
}

/** Says what is wrong with the syntax, and what to do. Offsets of the error are those of `text`. */
function syntaxMessage({ kind, offset, length, anchor }: SyntaxFault, text: string): string {
  const sign = text.charAt(offset);
  switch (kind) {
    case 'trailing-comma':
      return t('Nothing follows this comma. Remove it.');
    case 'early-comma':
      return t('Nothing comes before this comma. Remove it.');
    case 'missing-comma':
    case 'missing-list-comma':
      return isCommaLike(sign) ? t('Expected a comma, not "{0}".', sign) : t('Expected a comma before this.');
    case 'missing-colon':
      return colonMessage(text.slice(offset, offset + length), anchor >= 0);
    case 'missing-value':
      return sign === ',' ? t('Expected a value before this comma.') : t('Expected a value before this.');
    case 'missing-key':
      return sign === ':'
        ? t('Expected a property name before this colon.')
        : t('Expected a property name in double quotes.');
    case 'missing-brace':
    case 'missing-bracket': {
      const missing = kind === 'missing-brace' ? '}' : ']';
      return anchor > offset ? t('Expected "{0}" at the end.', missing) : t('Expected "{0}" before this.', missing);
    }
    case 'missing-opening':
      return t('Expected "{0}" before this.', '{');
    case 'missing-list-opening':
      return t('Expected "{0}" before this.', '[');
    case 'extra-bracket':
      if (sign === '[') return t('Unexpected "{0}". Remove it.', sign);
      return t('No opening bracket matches this one. Remove it.');
    case 'wrong-bracket':
      return t('Expected "{0}", not "{1}".', otherBracket(sign), sign);
    case 'doubled-brace':
      return t('Expected a property name, not a second "{". Remove it.');
    case 'bare-key':
      return t('Put property names in double quotes.');
    case 'comment':
      return isOpenComment(text, offset, anchor)
        ? t("JSON can't have comments, and this one isn't closed. Remove it.")
        : t("JSON can't have comments. Remove this one.");
    case 'conflict':
      return t('Merge conflict. Accept one of the two changes.');
    case 'symbol':
      return symbolMessage(text.slice(offset, offset + length));
    case 'sign':
      if (sign === '"') return t('Unexpected quotation mark. Remove it.');
      return t('Unexpected "{0}". Remove it.', text.slice(offset, offset + length));
    case 'string':
      return t("This string isn't closed. Add a double quote.");
    case 'escape':
      return /\\u(?![\da-fA-F]{4})/.test(text.slice(offset, offset + length))
        ? t('A \\u escape needs four hexadecimal digits.')
        : t('Not a JSON escape. Use \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\uXXXX.');
    case 'control':
      return t('Escape control characters in a string, such as a tab as \\t.');
    case 'line-break':
      return t("A string can't contain a line break. Write it as \\n.");
    case 'quotes':
      return t('Write a quotation mark inside text as \\".');
    case 'number':
      return numberMessage(text.slice(offset, offset + Math.min(length, 60)));
    case 'space':
      return t('Replace this invisible character ({0}) with a space.', codePoint(text, offset));
    case 'too-deep':
      return t('Values can be nested {0} levels deep. Deeper ones are not checked.', maxDepth);
    case 'wrapper':
      return t('Remove the text around the referral.');
    case 'after-end':
      return /^[^{}"]{0,200}\{\s*["}]/.test(text.slice(offset, offset + 300))
        ? t('The document ends before this. Put several referrals in an array: [{ … }, { … }].')
        : t('The document ends before this. Remove the rest.');
  }
}

function colonMessage(found: string, canInsert: boolean): string {
  if (/^(=+>?|->)$/.test(found) || (canInsert && isSign(found))) return t('Expected a colon, not "{0}".', found);
  if (found === ',') return t('Expected a colon and a value before this comma.');
  return canInsert ? t('Expected a colon before this.') : t('Expected a colon and a value before this.');
}

function symbolMessage(found: string): string {
  if (found === ':') return t('Unexpected colon.');
  if (found === ',') return t('Unexpected comma.');
  if (/^['`\u2018-\u201e«»‹]/.test(found)) return t('JSON has double quotes only. Replace these quotes.');
  if (/^[-+]?(nan|inf(inity)?)$/i.test(found)) return t('JSON has no {0}. Use a number or null.', found);
  return t('Not a JSON value. Use a double-quoted string, a number, true, false or null.');
}

function numberMessage(found: string): string {
  if (/^-?(?:\.\d+|\d+\.)$/.test(found))
    return t("{0} isn't a JSON number. Write a digit before and after the point.", found);
  return /^[-+]?\d[\d,._ \u00a0]*$/.test(found) && /[,_ \u00a0]/.test(found)
    ? t("{0} isn't a JSON number. Write it without separators.", found)
    : t("{0} isn't a JSON number. Put text in double quotes.", found);
}

function codePoint(text: string, offset: number): string {
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}
