import { commands, type LogOutputChannel, l10n } from 'vscode';
import type { Complain } from '../configuration/settings';
import { showWarningMessage } from './messages';

/** Warns of a setting that is ignored, in the log and in a notification. */
export function complainAbout(log: LogOutputChannel): Complain {
  return (id, found, expected) => {
    // Hide a user name and a password in an address.
    const shown = JSON.stringify(found)?.replace(/\/\/[^/@"]*@/g, '//…@');
    const message = l10n.t('Ignoring setting {0}: {1} is not valid. Expected {2}.', id, shown ?? 'undefined', expected);
    log.warn(message);
    const open = l10n.t('Open Setting');
    showWarningMessage(message, open).then((chosen) => {
      if (chosen) commands.executeCommand('workbench.action.openSettings', id);
    });
  };
}
