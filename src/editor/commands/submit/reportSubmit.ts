import { commands, l10n, type Uri } from 'vscode';
import { ApiError } from '../../../api/apiError';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import { UserError } from '../../documents/userError';
import { settleComparison } from '../../remote/compareReferrals';
import { failureOf } from '../../ui/failureOf';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { withConfirmation } from '../arguments/confirmation';
import { conflictPath } from '../chooseValues';
import { type DecisionServices, offerDecision } from '../decide/offerDecision';
import { referralTitle } from '../referralTitle';
import { type ErrorServices, showError } from '../showError';
import { submittedWords } from './submitText';

/** Outcomes from worst to best: a file gets the worst one of its referrals. */
const ranking = [
  ...(['failed', 'unwritten', 'gone', 'invalid', 'doubtful', 'copy', 'conflict', 'removal', 'unconfirmed'] as const),
  ...(['created', 'updated', 'unchanged'] as const),
];

/** What was submitted, and the results. */
interface SubmitReport {
  uri: Uri;
  pointer: string | undefined;
  /** The text before the submit. */
  before: string;
  results: readonly SubmitResult[];
}

/**
 * Tells the user what a submit of one file did, and returns the command's result.
 * @param again submits one referral again with the user's decision
 */
export async function reportSubmit(
  services: DecisionServices,
  { uri, pointer, before, results }: SubmitReport,
  again: (worst: SubmitResult, decided: SubmitOptions) => void,
): Promise<object> {
  const worst =
    ranking.map((outcome) => results.find((result) => result.outcome === outcome)).find(Boolean) ?? results[0];
  const first = results.find((result) => 'id' in result);
  const answer = {
    uri,
    outcome: worst?.outcome,
    ...(first && 'id' in first && { id: first.id }),
    ...(first && 'eTag' in first && { eTag: first.eTag }),
    results: results.map(plain),
    problems: [],
  };
  switch (worst?.outcome) {
    case 'conflict':
    case 'doubtful':
    case 'copy':
    case 'removal': {
      await offerDecision(services, uri, worst, (decided) => again(worst, decided), results);
      const kind = worst.outcome === 'conflict' ? worst.reason : worst.outcome;
      return { ...answer, error: { kind, message: worst.message } };
    }
    case 'unconfirmed':
      showWarningMessage(worst.message);
      return { ...answer, error: { kind: worst.outcome, message: worst.message } };
    case 'gone':
      services.syncStates.gone(worst.id);
      return failed(services, { uri, pointer, title: referralTitle(uri, before, worst.pointer) }, worst, answer);
    case 'failed':
    case 'invalid':
    case 'unwritten':
      return failed(services, { uri, pointer, title: referralTitle(uri, before, worst.pointer) }, worst, answer);
    default: {
      await settleComparison(services.remoteDocuments, uri);
      const message = submittedWords(results, services.connections.serviceName);
      showInformationMessage(message);
      return { ...answer, message };
    }
  }
}

function failed(
  services: ErrorServices,
  { uri, pointer, title }: { uri: Uri; pointer: string | undefined; title: string },
  worst: Extract<SubmitResult, { outcome: 'failed' | 'gone' | 'invalid' | 'unwritten' }>,
  answer: object,
): object {
  const error = worst.outcome === 'failed' ? worst.error : new UserError(worst.outcome, worst.message);
  // The user pressed Retry, so questions go to the user.
  const again = { ...withConfirmation, ...(pointer !== undefined && { pointer }) };
  // Says which deal was refused: the service's own message does not.
  const shown = ApiError.is(error, 'rejected')
    ? new ApiError(error.kind, l10n.t('{0}: {1}', title, error.message), error.details)
    : error;
  showError(services, shown, () => commands.executeCommand('referrals.submit', uri, again));
  return { ...answer, outcome: 'failed', error: failureOf(error) };
}

/** Converts a result for scripts. */
function plain(result: SubmitResult): object {
  const { pointer, outcome } = result;
  const id = 'id' in result ? { id: result.id } : {};
  const eTag = 'eTag' in result ? { eTag: result.eTag } : {};
  const message = 'message' in result ? { message: result.message } : {};
  const merged = 'merged' in result && result.merged ? { merged: result.merged.map(conflictPath) } : {};
  const adopted = 'adopted' in result ? { adopted: true } : {};
  const conflicts =
    'conflicts' in result
      ? { conflicts: result.conflicts.map((each) => ({ ...each, path: conflictPath(each.path) })) }
      : {};
  return { pointer, outcome, ...id, ...eTag, ...message, ...merged, ...adopted, ...conflicts };
}
