import type { ReferralChecker } from '../../language/checker';
import { lineIndex } from '../../language/document/lineIndex';
import type { Problem, ReferralDocument, RelatedPlace } from '../../language/types';
import type { CheckedFile, OtherPlace, Range } from '../formats/checkedFile';

/** Where a related place of another file is; undefined if it is not known. */
export type Elsewhere = (place: RelatedPlace) => Omit<OtherPlace, 'message'> | undefined;

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
