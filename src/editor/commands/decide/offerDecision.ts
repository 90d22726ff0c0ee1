import { l10n, type Uri } from 'vscode';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import type { Services } from '../../editorServices';
import { compareReferrals } from '../../remote/compareReferrals';
import { showWarningMessage } from '../../ui/messages';
import type { ErrorServices } from '../showError';
import { offerDoubt } from './offerDoubt';
import { offerResolution } from './offerResolution';
import { createSeparate, meantAt, separateText } from './separateDeal';

/** A result that needs the user's decision. */
export type OpenResult = Extract<SubmitResult, { outcome: 'conflict' | 'doubtful' | 'copy' | 'removal' }>;

/** Whether a result needs the user's decision. */
export function isOpenResult(result: SubmitResult | undefined): result is OpenResult {
  return result !== undefined && ['conflict', 'doubtful', 'copy', 'removal'].includes(result.outcome);
}

/** Services that the user's decisions need. */
export type DecisionServices = ErrorServices & Services<'remoteDocuments' | 'syncStates'>;

/**
 * Says what the user has to decide about a submit, and offers the choices. Does not wait for an answer.
 * @param again submits the referral again with the user's decision
 * @param all the results of the file
 */
export async function offerDecision(
  services: DecisionServices,
  uri: Uri,
  result: OpenResult,
  again: (decided: SubmitOptions) => void,
  all: readonly SubmitResult[] = [result],
): Promise<void> {
  switch (result.outcome) {
    case 'conflict': {
      const remotes = all.flatMap((each) => (each.outcome === 'conflict' && each.remote ? [each.remote] : []));
      services.syncStates.hear(remotes.map(({ body, eTag }) => ({ ...body, eTag })));
      const [first] = result.conflicts;
      if (remotes.length > 0) await compareReferrals(services.remoteDocuments, uri, remotes, first?.path);
      return offerResolution(services, uri, result, again);
    }
    case 'doubtful':
      return offerDoubt(services, result, again);
    case 'copy':
      return offerCopy(services, uri, result, again);
    case 'removal':
      return offerRemoval(result, again);
  }
}

/**
 * Says that a copy would be connected to the original, and offers to create it with or without the connection. Returns
 * at once.
 */
async function offerCopy(
  services: ErrorServices,
  uri: Uri,
  { message, pointer }: Extract<SubmitResult, { outcome: 'copy' }>,
  submit: (options: SubmitOptions) => unknown,
): Promise<void> {
  const meant = await meantAt(uri, pointer);
  const create = l10n.t('Create Connected');
  showWarningMessage(message, separateText(), create).then((chosen) => {
    if (chosen === create) submit({ copies: 'create' });
    else if (chosen) createSeparate(services, uri, pointer, meant, submit);
  });
}

/** Names what a submit would remove from the service, and offers to remove it. Returns at once. */
function offerRemoval(
  { message, removals }: Extract<SubmitResult, { outcome: 'removal' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  const remove = l10n.t('Remove and Submit');
  showWarningMessage(message, remove).then((chosen) => {
    // Only what was named: anything else is asked about again.
    if (chosen === remove) submit({ mayRemove: removals.map(({ path }) => path.join('/')) });
  });
}
