import { Uri } from 'vscode';
import { UserError } from '../userError';

/**
 * For commands that work on no file: with the address of one, a script would wait for an answer that nobody gives.
 * @param takes what the command takes in its place
 * @throws UserError where the argument is the address of a file
 */
export function refuseFile(argument: unknown, takes: string): void {
  if (argument instanceof Uri) throw new UserError('argument', `This command works on no file: call it with ${takes}.`);
}
