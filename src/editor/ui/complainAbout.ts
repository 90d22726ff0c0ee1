import { commands, type LogOutputChannel, window } from 'vscode';
import type { Complain } from '../settings';

/** Warns of a setting that is ignored, in the log and in a notification. */
export function complainAbout(log: LogOutputChannel): Complain {
  return (id, found, expected) => {
    const message = `The setting ${id} is ignored: ${JSON.stringify(found)} is not what it takes. It takes ${expected}.`;
    log.warn(message);
    const open = 'Open Settings';
    window.showWarningMessage(message, open).then((chosen) => {
      if (chosen) commands.executeCommand('workbench.action.openSettings', id);
    });
  };
}
