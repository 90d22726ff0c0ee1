import { t } from '../../base/l10n';
import { asObject } from '../../sync/asObject';
import { changedPaths } from '../../sync/changedPaths';
import { findAgain, findReferrals } from '../../sync/findReferral';
import { payload } from '../../sync/payload';
import { isGenerated, referenceOf } from '../../sync/submit/reference';
import type { SubmitResult } from '../../sync/submitResult';
import { type Submitted, submittedText } from '../../sync/words/submittedText';

/** The texts of a file before and after a submit, and what became of it. */
export interface SubmittedFile {
  before: string;
  after: string;
  results: readonly SubmitResult[];
}

/**
 * Says what a successful submit of a file did: in detail for one referral, in numbers for several.
 * @param service "the sandbox" or "Partner Center"
 */
export function submittedWords({ before, after, results }: SubmittedFile, service: string): string {
  const done = results.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  const [only = results[0]] = done;
  if (!only) return '';
  if (done.length > 1) return t('{0} referrals submitted to {1}.', done.length, service);
  const { outcome, pointer } = only;
  if (outcome !== 'created' && outcome !== 'updated')
    return submittedText({ ...nothing, outcome: 'unchanged', ...keptOf(only) }, service);
  const was = payload(findReferrals(before).find((each) => each.pointer === pointer)?.value, 'create');
  const now = payload(findAgain(after, { pointer, id: only.id })?.value, 'create');
  const { status, substatus } = asObject(now);
  return submittedText(
    {
      outcome,
      adopted: outcome === 'created' && only.adopted === true,
      sent: outcome === 'updated' ? only.sent : [],
      ...keptOf(only),
      merged: outcome === 'updated' ? (only.merged ?? []) : [],
      set: changedPaths(was, now)
        .map(pathOf)
        .filter((path) => path[0] === 'status' || path[0] === 'substatus' || isGiven(was, path))
        // Generated here, in place of the one that a copy was made with.
        .filter(([name]) => name !== 'externalReferenceId' || !isGenerated(referenceOf(now))),
      status: [status, substatus].filter((part) => typeof part === 'string' && part !== '').join(' · '),
    },
    service,
  );
}

/** Whether a referral has a value at a path: what the service adds to it is no change of the user's. */
function isGiven(referral: unknown, path: readonly string[]): boolean {
  let value = referral;
  for (const name of path) value = asObject(value)[name];
  return value !== undefined && value !== null && value !== '';
}

const nothing = { sent: [], merged: [], set: [], kept: [], status: '' };

function keptOf(result: SubmitResult): Pick<Submitted, 'kept'> {
  return { kept: ('kept' in result && result.kept) || [] };
}

function pathOf(path: string): string[] {
  return path.split('/');
}
