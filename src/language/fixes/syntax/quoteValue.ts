import { t } from '../../../base/l10n';
import { skipTrivia } from '../../edits/trivia';
import { quotedText } from './quotedText';
import { syntaxFix } from './syntaxFix';

/** Literals of other languages → those of JSON. */
const literals: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
  nil: 'null',
  undefined: 'null',
};

/** Writes a value that is none in JSON as JSON has it: in double quotes, or as true, false, null or a number. */
export const quoteValue = syntaxFix(['symbol', 'number'], ({ text }, { offset, length }) => {
  const quoted = quotedText(text, offset);
  if (quoted) {
    return {
      title: t('Use double quotes'),
      safe: endsValue(text, quoted.end),
      preferred: true,
      edits: [{ offset, length: quoted.end - offset, text: quoted.json }],
    };
  }
  const found = text.slice(offset, offset + length);
  const json = Object.hasOwn(literals, found.toLowerCase()) ? literals[found.toLowerCase()] : numberOf(found);
  if (json !== undefined) {
    return { title: t('Change to {0}', json), safe: true, preferred: true, edits: [{ offset, length, text: json }] };
  }
  if (/^\d/.test(found)) {
    const text = JSON.stringify(found);
    return {
      title: t('Put {0} in double quotes', text),
      safe: false,
      preferred: true,
      edits: [{ offset, length, text }],
    };
  }
  if (!/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(found)) return undefined;
  const rest = /^[^"{}[\],:\r\n]*/.exec(text.slice(offset, offset + 1000))?.[0] ?? '';
  const words = rest.replace(/\s*\/[/*].*$/, '').trimEnd();
  return {
    title: t('Put "{0}" in double quotes', words.length > 40 ? `${words.slice(0, 40)}…` : words),
    safe: false,
    preferred: true,
    edits: [{ offset, length: words.length, text: JSON.stringify(words) }],
  };
});

/** `+5`, `.5`, `5.` as JSON has them. */
function numberOf(found: string): string | undefined {
  const number = found
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  return number !== found && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(number) ? number : undefined;
}

/** Whether what begins with a quote and ends here surely is the whole value: a comma, a bracket or a new line follows. */
function endsValue(text: string, end: number): boolean {
  const next = skipTrivia(text, end);
  return next >= text.length || /[,\]}]/.test(text[next] ?? '') || /[\r\n]/.test(text.slice(end, next));
}
