import { type LogOutputChannel, window } from 'vscode';

/** The log channel "Partner Center Referrals". Never given tokens, bodies or personal data. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Partner Center Referrals', { log: true });
}
