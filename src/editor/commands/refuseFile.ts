import { l10n, Uri } from 'vscode';
import { UserError } from '../documents/userError';

/**
 * For commands that take no file: a script that passes one would wait forever for the user's answer.
 * @param takes what the command takes in its place
 * @throws UserError if the argument is the address of a file
 */
export function refuseFile(argument: unknown, takes: string): void {
  if (argument instanceof Uri)
    throw new UserError('argument', l10n.t('This command does not take a file. Call it with {0}.', takes));
}
