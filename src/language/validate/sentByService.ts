import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf } from '../document/paths';
import type { Problem } from '../types';
import { sentences } from '../wording';

/**
 * Codes of problems that concern one value only. For other codes, the user may have changed the value that does not
 * fit.
 */
const ofOneValue = /^(shape\.wrong-type|value\.unknown|format\.|date\.invalid|money\.)/;

/** Code of problems about two names in one object. */
const ofTwoNames = 'syntax.duplicate-property';

/**
 * Lowers errors to warnings for values that the service itself sent: the user did not write them, and they must not
 * keep other changes from being submitted.
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
    const isSent = problem.code === ofTwoNames ? areSent : ofOneValue.test(problem.code) ? isValueSent : undefined;
    if (problem.severity !== 'error' || !isSent || isChosen(problem.code)) continue;
    const index = document.indexAt(problem.offset);
    if (index !== last) body = bodyAt(index);
    last = index;
    if (body !== undefined && isSent(document, problem, body)) {
      const note = isSent === areSent ? t('The service sent both.') : t('The service sent this value.');
      const message = sentences(problem.message, note);
      problems[at] = { ...problem, severity: 'warning', message };
    }
  }
}

function isValueSent(document: ParsedDocument, problem: Problem, body: unknown): boolean {
  const path = pathOf(document, problem);
  const value = document.textAt(document.indexAt(problem.offset))?.node(path)?.value;
  if (path.length === 0 || value === undefined) return false;
  return JSON.stringify(value) === JSON.stringify(at(body, path));
}

/** Whether the service itself has both of two names that mean one property. */
function areSent(document: ParsedDocument, { data, ...problem }: Problem, body: unknown): boolean {
  const owner = at(body, pathOf(document, problem).slice(0, -1));
  if (typeof owner !== 'object' || owner === null || data?.found === data?.other) return false;
  return [data?.found, data?.other].every((name) => typeof name === 'string' && Object.hasOwn(owner, name));
}

function at(body: unknown, path: readonly (string | number)[]): unknown {
  type Part = Readonly<Record<string | number, unknown>> | null | undefined;
  return path.reduce<unknown>((part, name) => (part as Part)?.[name], body);
}

/** Properties that a rule requires, by its code. The response to a `$select` does not show whether they are missing. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'status.missing-substatus': ['substatus'],
  'status.missing-status': ['status'],
  'status.closed-without-reason': ['statusReason'],
  'shape.missing-property': ['id'],
  'solution.play-without-area': ['solutionArea', 'details'],
  'money.missing-currency': ['details'],
  'engagement.co-sell-incomplete': ['details', 'inviteContext', 'customerProfile', 'team', 'target'],
  'consent.sharing-contradiction': ['consent', 'inviteContext', 'type'],
};

const context = /"@odata\.context"\s*:\s*"[^"\n]{0,300}#[\w.()]{0,100}referrals?\)?\(([^)'"\n]{1,2000})\)/i;

/** How far into a text to look for the context, which services write first. */
const maxOffset = 2000;

/**
 * Returns a filter that leaves out problems about properties missing from the response to a `$select`. Returns
 * undefined for any other document. The `@odata.context` of the response names the selected properties.
 */
export function selectedNames(document: ParsedDocument): ((problem: Problem) => boolean) | undefined {
  if (document.form === 'array') return undefined;
  const names = context.exec(document.beginning(maxOffset))?.[1];
  if (names === undefined) return undefined;
  // `details/dealValue` is a part of the property only.
  const selected = new Set(names.split(',').map((name) => name.trim()));
  return ({ code }) => {
    const needed = asked[code];
    return needed === undefined || needed.every((name) => selected.has(name));
  };
}
