import { commands, type Uri, workspace } from 'vscode';
import type { Saved } from '../../api/referralsApi';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';
import { acceptRemote } from '../../sync/acceptRemote';
import { findAgain } from '../../sync/findReferral';
import { referralText } from '../../sync/referralText';
import { readText } from '../readText';
import type { RemoteDocuments } from './remoteDocuments';

/**
 * Opens the diff editor: on the left the file as it would be with the service's versions, so that only what differs
 * shows, on the right the file itself, which can be edited there.
 * @returns the address of the left side
 */
export async function compareReferrals(documents: RemoteDocuments, file: Uri, remotes: readonly Saved[]): Promise<Uri> {
  const path = workspace.asRelativePath(file);
  const left = documents.put(path, withRemotes(await readText(file), remotes));
  const name = path.slice(path.lastIndexOf('/') + 1);
  await commands.executeCommand('vscode.diff', left, file, `${name} (service \u2194 file)`);
  return left;
}

function withRemotes(text: string, remotes: readonly Saved[]): string {
  const edits: TextEdit[] = [];
  const apart: string[] = [];
  for (const { body, eTag } of remotes) {
    const remote = eTag ? { ...body, eTag } : body;
    const found = findAgain(text, { pointer: '', id: body.id });
    if (found?.valid) edits.push(...acceptRemote(text, found, { before: found.value, remote, absent: 'remove' }));
    else apart.push(referralText(remote)); // in broken text there is no place for it
  }
  return apart.length > 0 ? apart.join('\n') : applyEdits(text, edits);
}
