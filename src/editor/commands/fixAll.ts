import { window } from 'vscode';
import type { Command } from './command';
import { editDocument } from './editDocument';
import { targetFile } from './targetFile';

/**
 * Makes all safe fixes of a file in one undo step (see `editDocument`). Resolves to `{ uri, edits, remaining, saved }`:
 * how many edits were made, and how many problems are left.
 */
export const fixAll: Command = async ({ documents }, argument) => {
  const uri = targetFile(argument);
  const language = await documents.language();
  const { document, edits, saved } = await editDocument(uri, (text) => language.fixAll(documents.parse(text)));
  const remaining = documents.checker.validate(documents.parse(document)).length;
  const left = remaining === 0 ? 'no problems left' : remaining === 1 ? '1 problem left' : `${remaining} problems left`;
  window.setStatusBarMessage(`$(wand) ${edits === 0 ? 'Nothing to fix safely' : 'Fixed'}: ${left}`, 5000);
  return { uri, edits, remaining, saved };
};
