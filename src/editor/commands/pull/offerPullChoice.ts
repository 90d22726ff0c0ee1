import { l10n, type Uri } from 'vscode';
import { findAgain } from '../../../sync/files/findReferral';
import type { PullOptions } from '../../../sync/pull/pullInto';
import type { PullResult } from '../../../sync/pull/pullResult';
import { propertyNames } from '../../../sync/words/propertyName';
import type { Connection } from '../../connection/connection';
import { readText } from '../../documents/readText';
import type { Services } from '../../editorServices';
import { compareReferrals } from '../../remote/compareReferrals';
import { showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import { chooseValues } from '../chooseValues';
import { lostPaths } from '../losses';
import { titleOf } from '../referralTitle';
import { type ErrorServices, showError } from '../showError';

type PullConflict = Extract<PullResult, { outcome: 'conflict' }>;

const choose = l10n.t('Resolve...');
const compare = l10n.t('Compare');
const take = l10n.t('Discard My Changes...');
const confirm = l10n.t('Discard My Changes');

/**
 * Says that the user and the service changed the same property, and offers what to do. Returns at once. Canceling at
 * any point changes nothing.
 * @param pull writes the service's version to the file, with the decision
 */
export function offerPullChoice(
  services: ErrorServices & Services<'remoteDocuments'>,
  { baselines }: Pick<Connection, 'baselines'>,
  uri: Uri,
  conflict: PullConflict,
  pull: (decided: Pick<PullOptions, 'choose' | 'takeRemote'>) => unknown,
): void {
  const { conflicts, id, message, remote } = conflict;
  const actions = [...(conflicts.length > 0 ? [choose] : []), compare, take];

  /** Names what the file would lose, and asks whether to take the service's version. */
  async function mayTake(): Promise<boolean> {
    const found = findAgain(await readText(uri), { pointer: '', id });
    const lost = lostPaths(found?.value, remote.body, (await baselines.get(id))?.body);
    const names = propertyNames(lost.map((path) => path.split('/')));
    const service = services.connections.serviceName;
    const subject = titleOf(uri, found?.value);
    const title = l10n.t('Replace your changes to "{0}" with those of {1}?', subject, service);
    const detail = names
      ? l10n.t('You will lose your changes to: {0}.', names)
      : l10n.t('Nothing that you can set will be lost.');
    return (await showWarningMessage(title, { modal: true, detail }, confirm)) === confirm;
  }

  function offer(): void {
    showWarningMessage(message, ...actions).then(async (chosen) => {
      try {
        if (chosen === compare) {
          await compareReferrals(services.remoteDocuments, uri, [remote]);
          offer(); // who has compared still has to decide
        }
        if (chosen === choose) {
          const deal = titleOf(uri, findAgain(await readText(uri), { pointer: '', id })?.value);
          pull({ choose: await chooseValues(conflict, services.connections.serviceName, deal) });
        }
        if (chosen === take && (await mayTake())) pull({ takeRemote: true });
      } catch (error) {
        if (!(error instanceof Cancelled)) showError(services, error);
      }
    });
  }
  offer();
}
