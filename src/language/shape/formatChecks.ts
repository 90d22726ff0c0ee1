import { isCountryCode } from '../../domain/iso/countries';
import { isCurrencyCode } from '../../domain/iso/currencies';
import { isLocale } from '../../domain/iso/isLocale';
import type { StringFormat } from '../../domain/model/resource';
import { isEmail } from '../formats/email';
import { isGuidOrOther } from '../formats/isGuid';
import { isUtcDateTime, isUtcDateTimeAt } from '../formats/isUtcDateTime';

/** How the strings of a format are checked. */
export interface FormatCheck {
  isRight(text: string): boolean;
  /** Whether a part of a text is certainly valid, judged by its UTF-16 code units. */
  isSure?(codes: Uint16Array, start: number, end: number): boolean;
}

/** Checks of the formats that have a rule. */
export const formatChecks: Partial<Record<StringFormat, FormatCheck>> = {
  dateTime: { isRight: isUtcDateTime, isSure: isUtcDateTimeAt },
  guid: { isRight: isGuidOrOther, isSure: isGuidAt },
  country: { isRight: isCountryCode },
  currency: { isRight: isCurrencyCode },
  email: { isRight: (text) => text === '' || isEmail(text), isSure: isPlainEmail },
  locale: { isRight: isLocale },
  digits: { isRight: (text) => text === '' || isDigits(text), isSure: areDigits },
};

function areDigits(codes: Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = codes[at] as number;
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/**
 * Whether a text is an email address of letters, digits, underscores, hyphens and single dots, with a last label of
 * letters only. Nearly all are.
 */
function isPlainEmail(codes: Uint16Array, start: number, end: number): boolean {
  if (end - start > 250) return false;
  let sign = -1;
  let dot = start - 1;
  let isWord = true;
  for (let at = start; at < end; at++) {
    const code = codes[at] as number;
    if (isLetter(code)) continue;
    if (code === 0x2e || code === 0x40) {
      // Nothing is empty between dots, there is one sign, and no label ends in a hyphen.
      if (dot === at - 1 || (code === 0x40 ? sign >= 0 : sign >= 0 && codes[at - 1] === hyphen)) return false;
      if (code === 0x40) sign = at;
      dot = at;
      isWord = true;
    } else if (code === hyphen) {
      if (sign >= 0 && dot === at - 1) return false;
      isWord = false;
    } else if (code >= 0x30 && code <= 0x39) isWord = false;
    else return false;
  }
  return sign >= 0 && dot > sign && dot < end - 1 && isWord;
}

const hyphen = 0x2d;

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** Whether a text is a GUID: 32 digits from 0 to f, with hyphens after 8, 12, 16 and 20. */
function isGuidAt(codes: Uint16Array, start: number, end: number): boolean {
  if (end - start !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const code = codes[start + at] as number;
    const isHyphen = at === 8 || at === 13 || at === 18 || at === 23;
    if (isHyphen ? code !== 0x2d : !isHexDigit(code)) return false;
  }
  return true;
}

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

/** Whether a text consists of the digits 0 to 9. */
function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}
