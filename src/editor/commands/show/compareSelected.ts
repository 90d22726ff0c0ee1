import { commands, l10n, Uri, workspace } from 'vscode';
import { formatJson } from '../../../base/exactJson';
import { findReferrals } from '../../../sync/files/findReferral';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { UserError } from '../../documents/userError';
import type { RemoteDocuments } from '../../remote/remoteDocuments';
import { pointerOf } from '../arguments/targetFile';
import type { Command } from '../command';
import { clearError } from '../showError';

/**
 * Opens the diff editor with the first two of the selected files, referrals in files, or remote referrals. Resolves to
 * `{ left, right }`.
 */
export const compareSelected: Command<'remoteDocuments'> = async ({ remoteDocuments }, argument) => {
  const rows = [argument].flat().filter((row) => addressOf(row) !== undefined);
  const [one, other] = rows;
  if (!one || !other) throw new UserError('argument', l10n.t('Select two referrals to compare.'));
  const [left, right] = [await sideOf(remoteDocuments, one), await sideOf(remoteDocuments, other)];
  const title = l10n.t('{0} \u2194 {1}', left.name, right.name);
  await commands.executeCommand('vscode.diff', left.uri, right.uri, title);
  return { left: left.uri, right: right.uri };
};

function addressOf(row: unknown): Uri | undefined {
  const uri = row instanceof Uri ? row : asObject(row).uri;
  return uri instanceof Uri ? uri : undefined;
}

/** Returns a file, or for one of several referrals of a file a read-only document. */
async function sideOf(documents: RemoteDocuments, row: unknown): Promise<{ uri: Uri; name: string }> {
  const uri = addressOf(row) as Uri;
  const path = workspace.asRelativePath(uri);
  const pointer = pointerOf(row);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const document = await Promise.resolve(workspace.openTextDocument(uri)).catch(async (error: unknown) => {
    throw await clearError(error, uri);
  });
  if (!pointer) return { uri, name: file };
  const found = findReferrals(document.getText()).find((each) => each.pointer === pointer);
  if (!found) throw new UserError('noReferral', l10n.t('{0} changed. Select the referrals again.', path));
  const { name } = asObject(wireNames(found.value));
  const title = typeof name === 'string' && name.trim() ? name.trim() : `${file} ${pointer}`;
  const shown = `${formatJson(found.value, 2)}\n`;
  const safe = title.replace(/[\\/:*?"<>|#%]+/g, ' ');
  return { uri: documents.put(`${path}${pointer}/${safe}.referral.json`, shown), name: title };
}
