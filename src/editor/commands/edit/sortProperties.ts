import { targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { editDocument } from '../editDocument';

/**
 * Sorts the properties of a file's referrals into the documentation's order, in one undo step (see `editDocument`).
 * Resolves to `{ uri, edits, saved }`.
 */
export const sortProperties: Command<'documents'> = async ({ documents }, argument) => {
  const uri = targetFile(argument);
  const language = await documents.language();
  const { edits, saved } = await editDocument(uri, (document) => language.sortProperties(documents.parse(document)));
  return { uri, edits, saved };
};
