import { commands, type LogOutputChannel, window } from 'vscode';
import type { Complain } from '../settings';

/** Warns of a setting that is ignored, in the log and in a notification. */
export function complainAbout(log: LogOutputChannel): Complain {
  return (id, found, expected) => {
    // A name and a password in an address are nobody's business.
    const shown = JSON.stringify(found)?.replace(/\/\/[^/@"]*@/g, '//…@');
    const message = `The setting ${id} is ignored: ${shown} is not what it takes. It takes ${expected}.`;
    log.warn(message);
    const open = 'Open Settings';
    window.showWarningMessage(message, open).then((chosen) => {
      if (chosen) commands.executeCommand('workbench.action.openSettings', id);
    });
  };
}
