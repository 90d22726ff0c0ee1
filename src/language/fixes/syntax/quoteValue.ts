import { t } from '../../../base/l10n';
import { isQuote, quotedAsJson } from '../../document/readWord';
import { skipTrivia } from '../../edits/trivia';
import { amountsMeant } from '../../formats/amountsMeant';
import { syntaxFix } from './syntaxFix';

/** Literals of other languages → those of JSON. */
const literals: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
  nil: 'null',
  undefined: 'null',
  nan: 'null',
  infinity: 'null',
  '-infinity': 'null',
};

/** Writes a value that is not JSON as JSON has it: in double quotes, or as true, false, null or a number. */
export const quoteValue = syntaxFix(['symbol', 'number'], ({ text }, { offset, length, found }) => {
  const edits = (json: string) => [{ offset, length, text: json }];
  const quoted = isQuote(found.charAt(0)) && length > 1 ? quotedAsJson(found) : undefined;
  if (quoted !== undefined) {
    const safe = endsValue(text, offset + length);
    return { title: t('Use double quotes'), safe, preferred: true, edits: edits(quoted) };
  }
  const json = Object.hasOwn(literals, found.toLowerCase()) ? literals[found.toLowerCase()] : numberOf(found);
  if (json !== undefined) {
    const safe = !isLossy.test(found);
    return { title: t('Change to {0}', json), safe, preferred: true, edits: edits(json) };
  }
  // With a sign of a currency or a decimal comma it is an amount.
  const [amount, ...others] = /[\p{Sc},]/u.test(found) ? amountsMeant(found) : [];
  if (amount !== undefined && others.length === 0)
    return { title: t('Change to {0}', amount), safe: false, preferred: true, edits: edits(amount) };
  if (!/^[\p{L}\p{N}_$]/u.test(found)) return undefined;
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
  return {
    title: t('Put "{0}" in double quotes', shown),
    safe: false,
    preferred: true,
    edits: edits(JSON.stringify(found)),
  };
});

/** Values that JSON cannot hold, and numbers whose separators mean different things in different countries. */
const isLossy = /^[-+]?(nan|inf(inity)?)$|[,_ \u00a0\u202f]/i;

/** `+5`, `.5`, `5.`, `1,000`, `1_000` and `1 000` as JSON has them. */
function numberOf(found: string): string | undefined {
  const number = found
    .replace(/^\+/, '')
    .replace(/^(-?\d{1,3})(([,_ \u00a0\u202f])\d{3}(\3\d{3})*)(?=\.|$)/, (whole) => whole.replace(/[^\d-]/g, ''))
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  // `120.000,00` has one reading: the last of two kinds of separators is decimal.
  if (/^-?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(number)) return amountsMeant(number)[0];
  return number !== found && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(number) ? number : undefined;
}

/** Whether what begins with a quote and ends here surely is the whole value: a comma, a bracket or a new line comes next. */
function endsValue(text: string, end: number): boolean {
  const next = skipTrivia(text, end);
  return next >= text.length || /[,\]}]/.test(text[next] ?? '') || /[\r\n]/.test(text.slice(end, next));
}
