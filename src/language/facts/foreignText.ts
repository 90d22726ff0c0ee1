import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { pastedCode } from './pastedCode';
import { referralInText } from './referralInText';

/** A whole text that is a referral in another notation. */
interface ForeignText {
  message: string;
  /** Title of the fix that writes the referral as JSON. */
  title: string;
  json: string;
}

/** Recognizes a referral that was copied from a log, a table, a page or a program. */
export function foreignText(document: ParsedDocument): ForeignText | undefined {
  if (document.isValid) return undefined;
  const inner = referralInText(document.text) ?? withoutLineMarks(document.text);
  if (inner !== undefined)
    return {
      message: t('This is a referral within a text. Take it out.'),
      title: t('Take the referral out'),
      json: inner,
    };
  const body = bodyOfCurl(document.text);
  if (body !== undefined)
    return { message: t('This is {0}, not JSON.', 'curl'), title: t('Take the referral out'), json: body };
  const code = pastedCode(document);
  if (!code) return undefined;
  const { language, json } = code;
  const message = language
    ? t('This is {0} code, not JSON. Convert it.', language)
    : t('This is the code of a program, not JSON. Convert it.');
  return { message, title: t('Convert to JSON'), json };
}

const curl = /^\s*(?:\$ )?curl(?:\.exe)?\s/;

/** The body of a request in the quotes of a shell. */
const curlBody =
  /\s(?:-d|--data(?:-raw|-binary|-ascii)?|--json)[\s=]*(?:'(?<single>(?:[^']|'\\'')*)'|"(?<double>(?:[^"\\]|\\.)*)")/s;

/** Returns the referral that a curl command sends. */
function bodyOfCurl(text: string): string | undefined {
  const { single, double } = (curl.test(text) && curlBody.exec(text)?.groups) || {};
  const body = single?.replaceAll("'\\''", "'") ?? double?.replace(/\\([\\"$`])/g, '$1');
  return body && /^\s*[{[]/.test(body) ? body : undefined;
}

const markedLines = /^(?:\+|\s{0,5}\d{1,6}(?:[:.|)]\s?|\s))\s*[{[]/;

/** Returns a text without the plus or the number that each of its lines begins with, as in a diff or a listing. */
function withoutLineMarks(text: string): string | undefined {
  if (!markedLines.test(text)) return undefined;
  let next: number | undefined;
  const lines: string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [mark, number] = /^(?:\+|\s{0,5}(\d{1,6})(?:[:.|)]\s?|\s|$))/.exec(line) ?? [];
    const isNext = next === undefined || Number(number) === next;
    if (mark === undefined || (number !== undefined && !isNext)) return undefined;
    if (number !== undefined) next = Number(number) + 1;
    lines.push(line.slice(mark.length));
  }
  return lines.join('\n');
}
