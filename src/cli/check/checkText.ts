import { isUtf8 } from 'node:buffer';
import { t } from '../../base/l10n';
import type { ReferralChecker } from '../../language/checker';
import { lineIndex } from '../../language/document/lineIndex';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Problem, ReferralDocument, RelatedPlace } from '../../language/types';
import type { CheckedFile, OtherPlace, Range } from '../formats/report';

/** Where a related place of another file is; undefined if it is not known. */
type Elsewhere = (place: RelatedPlace) => Omit<OtherPlace, 'message'> | undefined;

/** Counts the problems of a document that have a safe fix. */
export type CountFixable = (document: ReferralDocument, problems: readonly Problem[]) => number;

/**
 * Checks one text and gives its problems by line and column.
 * @param unreadable what is wrong with its bytes
 */
export function checkText(
  file: string,
  text: string,
  checker: ReferralChecker,
  elsewhere: Elsewhere,
  unreadable?: Problem,
  countFixable?: CountFixable,
): CheckedFile {
  const document = checker.parse(text);
  const problemsOfText = checker.validate(document);
  const found = unreadable ? [unreadable, ...problemsOfText].sort((a, b) => a.offset - b.offset) : problemsOfText;
  if (found.length === 0) return { file, problems: [] };
  const lines = lineIndex(text);
  const rangeOf = ({ offset, length }: { offset: number; length: number }): Range => {
    return { start: lines.positionAt(offset), end: lines.positionAt(offset + length) };
  };
  const problems = found.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    path: problem.path,
    range: rangeOf(problem),
    related: (problem.related ?? []).flatMap((place): OtherPlace[] => {
      const there = place.uri === undefined ? { file, range: rangeOf(place) } : elsewhere(place);
      return there ? [{ ...there, message: place.message }] : [];
    }),
  }));
  return { file, problems, ...(countFixable && { fixable: countFixable(document, problemsOfText) }) };
}

/**
 * `syntax.invalid-json` for a file that is not in the encoding that it seems to be in: JSON is UTF-8 (RFC 8259, section
 * 8.1), and what cannot be read cannot be sent.
 * @param text what was read of the bytes
 */
export function encodingProblem(
  bytes: Uint8Array,
  text: string,
  { severities = {} }: Pick<ReferralLanguageOptions, 'severities'>,
): Problem | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16 || isUtf8(bytes)) return undefined;
  const code = 'syntax.invalid-json';
  const severity = severities[code] ?? 'error';
  if (severity === 'off') return undefined;
  const message = t('This file is not valid UTF-8, so the service would get other text here. Save it as UTF-8.');
  return { code, severity, message, offset: Math.max(0, text.indexOf('\ufffd')), length: 1, path: '' };
}
