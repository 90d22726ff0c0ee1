import { l10n, type Uri } from 'vscode';
import { findAgain } from '../../../sync/files/findReferral';
import { isClosedForGood } from '../../../sync/referral/isClosedForGood';
import { recordedBaseline } from '../../../sync/state/recordedBaseline';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { Conflict } from '../../connection/openConflicts';
import { readText } from '../../documents/readText';
import type { Services } from '../../editorServices';
import { compareReferrals } from '../../remote/compareReferrals';
import { showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import { chooseValues } from '../chooseValues';
import { lossesOf } from '../losses';
import { titleOf } from '../referralTitle';
import { type ErrorServices, showError } from '../showError';

/**
 * Says that the user and the service changed the same property, and offers what to do. Does not wait for an answer.
 * Canceling at any point changes nothing.
 * @param submit sends the referral again, with the decision
 */
export async function offerResolution(
  services: ErrorServices & Services<'remoteDocuments'>,
  uri: Uri,
  conflict: Conflict,
  submit: (options: SubmitOptions) => unknown,
): Promise<void> {
  const { remote, conflicts } = conflict;
  const service = services.connections.serviceName;
  const [choose, compare, overwrite] = [l10n.t('Resolve...'), l10n.t('Compare'), l10n.t('Overwrite...')];
  const actions = [
    ...(remote && conflicts.length > 0 ? [choose] : []),
    ...(remote ? [compare] : []),
    ...(remote && !isClosedForGood(remote.body) ? [overwrite] : []),
  ];
  const offer = async (): Promise<void> => {
    const deal = await dealOf(uri, conflict);
    showWarningMessage(l10n.t('{0}: {1}', deal, conflict.message), ...actions).then(async (chosen) => {
      try {
        if (!remote) return;
        if (chosen === compare) {
          await compareReferrals(services.remoteDocuments, uri, [remote], conflicts[0]?.path);
          await offer(); // who has compared still has to decide
        }
        if (chosen === choose) submit({ choose: await chooseValues(conflict, service, deal) });
        // Overwrite only the version that was shown. If the service has changed again, ask again.
        if (chosen === overwrite && (await mayOverwrite(services, uri, conflict)))
          submit({ overwrite: remote.eTag || true });
      } catch (error) {
        if (!(error instanceof Cancelled)) showError(services, error);
      }
    });
  };
  await offer();
}

/** Returns the name of a conflict's referral for messages. */
export async function dealOf(uri: Uri, { pointer, id }: Conflict): Promise<string> {
  return titleOf(uri, findAgain(await readText(uri), { pointer, id })?.value);
}

/** Names what the service would lose, and asks whether to overwrite it. */
async function mayOverwrite(
  { connections }: Services<'connections'>,
  uri: Uri,
  { id, pointer, remote }: Conflict,
): Promise<boolean> {
  const found = findAgain(await readText(uri), { pointer, id });
  const { baselines } = await connections.open({ interactive: false });
  const losses = lossesOf(remote?.body, found?.value, recordedBaseline(found?.value, await baselines.get(id))?.body);
  const subject = titleOf(uri, found?.value);
  const confirm = l10n.t('Overwrite');
  const answer = await showWarningMessage(
    l10n.t('Overwrite "{0}" in {1}?', subject, connections.serviceName),
    { modal: true, detail: [...losses, l10n.t("You can't undo this.")].join('\n') },
    confirm,
  );
  return answer === confirm;
}
