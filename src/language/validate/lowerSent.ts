import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf } from '../document/paths';
import type { Problem } from '../types';
import { sentences } from '../wording';

/** Codes of problems of one value, whatever is beside it; the user may have changed what another one does not fit. */
const ofOneValue = /^(shape\.wrong-type|value\.unknown|format\.|date\.invalid|money\.)/;

/**
 * Makes warnings of errors at values that the service itself sent: the user did not write them, and they must not keep
 * other changes of the referral from being submitted.
 * @param problems in the order of their places; changed in place
 * @param bodyAt the last version of the referral at an index, undefined if none is known
 * @param isChosen whether the user chose the severity of a code; it stays then
 */
export function lowerSent(
  document: ParsedDocument,
  problems: Problem[],
  { bodyAt, isChosen }: { bodyAt(index: number): unknown; isChosen(code: string): boolean },
): void {
  let last = -1;
  let body: unknown;
  for (const [at, problem] of problems.entries()) {
    if (problem.severity !== 'error' || !ofOneValue.test(problem.code) || isChosen(problem.code)) continue;
    const index = document.indexAt(problem.offset);
    if (index !== last) body = bodyAt(index);
    last = index;
    if (body !== undefined && isSent(document, problem, body)) {
      const message = sentences(problem.message, t('The service sent this value.'));
      problems[at] = { ...problem, severity: 'warning', message };
    }
  }
}

function isSent(document: ParsedDocument, problem: Problem, body: unknown): boolean {
  const path = pathOf(document, problem);
  const value = document.textAt(document.indexAt(problem.offset))?.node(path)?.value;
  if (path.length === 0 || value === undefined) return false;
  type Part = Readonly<Record<string | number, unknown>> | null | undefined;
  const sent = path.reduce<unknown>((part, name) => (part as Part)?.[name], body);
  return JSON.stringify(value) === JSON.stringify(sent);
}
