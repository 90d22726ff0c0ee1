import { l10n, Uri, window, workspace } from 'vscode';
import { UserError } from '../../documents/userError';
import type { Command } from '../command';

/**
 * Gives a file the language of referrals, whatever its name: the file of the argument, else the one in the active
 * editor. Resolves to `{ uri, language }`.
 */
export const useReferralLanguage: Command<'chosenFiles'> = async ({ chosenFiles }, argument) => {
  const given = argument instanceof Uri ? await workspace.openTextDocument(argument) : undefined;
  const document = given ?? window.activeTextEditor?.document;
  if (!document) throw new UserError('noFile', l10n.t('Open the file you want to use the Referral language in.'));
  await chosenFiles.use(document);
  const { languageId } = await workspace.openTextDocument(document.uri);
  return { uri: document.uri, language: languageId };
};
