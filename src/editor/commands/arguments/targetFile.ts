import { l10n, TabInputTextDiff, Uri, window } from 'vscode';
import { languageId } from '../../documents/isReferral';
import { UserError } from '../../documents/userError';
import { remoteScheme } from '../../remote/remoteDocuments';

/**
 * Returns the file that a command works on: the one that it was called with (an address, or a row of a view), else the
 * one in the active editor.
 * @throws UserError if there is none
 */
export function targetFile(argument: unknown): Uri {
  const uri = fileBeside(uriOf(argument) ?? activeReferral());
  if (!uri)
    throw new UserError(
      'noFile',
      l10n.t('Open a referral file (*.referral.json), or select one in the Referrals view.'),
    );
  if (uri.scheme === remoteScheme)
    throw new UserError('noFile', l10n.t('This version is read-only. Pull the referral into a file first.'));
  return uri;
}

/** Returns the file in the diff editor if the service's version beside it has the focus. */
function fileBeside(uri: Uri | undefined): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isLeft = input instanceof TabInputTextDiff && input.original.toString() === uri?.toString();
  return uri?.scheme === remoteScheme && isLeft ? input.modified : uri;
}

/** Returns the address in an argument: a file, or a row of a view. */
export function uriOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'object' && argument !== null && 'uri' in argument && argument.uri instanceof Uri)
    return argument.uri;
  return undefined;
}

function activeReferral(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === languageId ? document.uri : undefined;
}

/**
 * Returns which referral of a file a command is for: `{ pointer }`, a JSON Pointer such as `/value/3`, or the row of
 * one of several referrals in the local view.
 * @param options the argument after the address, or the row
 * @param subject the address, or the row
 * @returns undefined if the command is for the whole file
 */
export function pointerOf(options: unknown, subject?: unknown): string | undefined {
  return pointerIn(options) ?? pointerIn(subject);
}

function pointerIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('pointer' in value)) return undefined;
  return typeof value.pointer === 'string' ? value.pointer : undefined;
}

/**
 * Refuses a file as the argument of a command that takes none: a script that passes one would wait forever for the
 * user's answer.
 * @param takes what the command takes instead
 * @throws UserError if the argument is the address of a file
 */
export function refuseFile(argument: unknown, takes: string): void {
  if (argument instanceof Uri)
    throw new UserError('argument', l10n.t('This command does not take a file. Call it with {0}.', takes));
}
