import { window } from 'vscode';
import { odataFilter } from '../../api/odataFilter';
import { pullAll as pullEach } from '../../sync/pullAll';
import { pullTarget } from '../pullTarget';
import { referralFolder } from '../referralFolder';
import { withCount } from '../ui/withCount';
import type { Command } from './command';
import { failureOf } from './failureOf';
import { showError } from './showError';

const untouched = ['conflict', 'unwritten', 'invalid', 'failed'];

/**
 * Pulls all referrals that the filter of the setting and of the view finds (or `{ filter }`), into the files that hold
 * them, else into new ones. Files with changes of the user are merged or left alone. Resolves to
 * `{ counts, total, troubles, error? }`.
 */
export const pullAll: Command = async (services, options) => {
  const settings = services.settings.read();
  const folder = referralFolder(settings);
  const connection = await services.connections.open({ interactive: true });
  const target = pullTarget(folder, services.workspaceIndex);
  const given = typeof options === 'object' && options !== null && 'filter' in options ? options.filter : undefined;
  const own = typeof given === 'string' ? given : services.remoteView.state.filter;
  const filter = odataFilter({ and: [{ text: settings['pull.filter'] }, { text: own }] });
  const troubles: { id: string; outcome: string; message: string }[] = [];
  const summary = await withCount('Pulling referrals', undefined, (step, signal) =>
    pullEach(connection, target, filter === '' ? {} : { filter }, {
      signal,
      fileName: settings.fileName,
      afterEach: (result) => {
        step(result.outcome);
        if (!untouched.includes(result.outcome) || !('message' in result)) return;
        troubles.push({ id: result.id, outcome: result.outcome, message: result.message });
        services.log.warn(`${result.id}: ${result.outcome}. ${result.message}`);
      },
    }),
  );
  services.localTree.refresh();
  const { counts, total, error } = summary;
  const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  const words = `${total} referrals pulled: ${told.join(', ') || 'nothing to do'}.`;
  if (error) {
    showError(services, error);
    return { counts, total, troubles, error: failureOf(error) };
  }
  const show = 'Show Log';
  if (troubles.length === 0) window.showInformationMessage(words);
  else {
    window
      .showWarningMessage(`${words} ${troubles[0]?.message ?? ''}`, show)
      .then((chosen) => chosen && services.log.show());
  }
  return { counts, total, troubles };
};
