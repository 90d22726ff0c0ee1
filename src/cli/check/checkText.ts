import { isUtf8 } from 'node:buffer';
import { t } from '../../base/l10n';
import type { ReferralChecker } from '../../language/checker';
import { lineIndex } from '../../language/document/lineIndex';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Problem, ReferralDocument, RelatedPlace } from '../../language/types';
import type { CheckedFile, OtherPlace, Range } from '../formats/report';

/** Returns the file and range of a related place in another file; undefined if it is not among the sources. */
type Elsewhere = (place: RelatedPlace) => Omit<OtherPlace, 'message'> | undefined;

/** Returns the number of problems of a document that have a safe fix. */
export type CountFixable = (document: ReferralDocument, problems: readonly Problem[]) => number;

/**
 * Checks a text and returns its problems with lines and columns.
 * @param file its name in reports
 * @param unreadable the problem of its encoding, if it has one
 */
export function checkText(
  { file, text, unreadable }: { file: string; text: string; unreadable?: Problem | undefined },
  checker: ReferralChecker,
  elsewhere: Elsewhere,
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
 * Returns the problem `syntax.invalid-json` if a file is neither UTF-8 (RFC 8259, section 8.1) nor UTF-16: its text
 * could not be sent as written.
 * @param text the decoded bytes
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
