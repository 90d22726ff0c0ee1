import { Uri } from 'vscode';
import { isConfirmation } from '../confirmation';

/** Whether a script gave conditions for a view; the title of a view may give the row that is selected. */
export function isFilterArgument(argument: unknown): argument is object {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return false;
  return !(argument instanceof Uri) && !('kind' in argument) && !isConfirmation(argument);
}
