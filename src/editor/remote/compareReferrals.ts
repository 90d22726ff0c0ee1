import { commands, l10n, type Uri, workspace } from 'vscode';
import type { Saved } from '../../api/referralsApi';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';
import { acceptRemote } from '../../sync/files/acceptRemote';
import { findAgain } from '../../sync/files/findReferral';
import { newFileText } from '../../sync/files/newFileText';
import { rangeOfPath } from '../documents/positions';
import { readText } from '../documents/readText';
import type { RemoteDocuments } from './remoteDocuments';
import { remoteToShow } from './remoteToShow';

/**
 * Opens the diff editor. On the left is the file with the service's versions, so that only differences show; on the
 * right is the file itself, which can be edited. Values that only the service sets, such as its dates, are no
 * difference unless the user has edited them.
 * @param at the property to reveal, of the first of `remotes`
 * @returns the address of the left side
 */
export async function compareReferrals(
  documents: RemoteDocuments,
  file: Uri,
  remotes: readonly Saved[],
  at?: readonly string[],
): Promise<Uri> {
  const path = workspace.asRelativePath(file);
  const text = await readText(file);
  const left = documents.put(path, await withRemotes(documents, text, remotes));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = at && remotes[0] ? findAgain(text, { pointer: '', id: remotes[0].body.id }) : undefined;
  const options = found && at ? { selection: rangeOfPath(text, found, at) } : {};
  const title = l10n.t('{0} ({1} \u2194 your file)', name, documents.serviceName);
  await commands.executeCommand('vscode.diff', left, file, title, options);
  return left;
}

async function withRemotes(documents: RemoteDocuments, text: string, remotes: readonly Saved[]): Promise<string> {
  const edits: TextEdit[] = [];
  const apart: string[] = [];
  for (const { body, eTag } of remotes) {
    const found = findAgain(text, { pointer: '', id: body.id });
    if (found?.valid) {
      const remote = remoteToShow(body, found.value, await documents.baseline(body.id));
      edits.push(...acceptRemote(text, found, { before: found.value, remote, absent: 'remove' }));
    } else apart.push(newFileText(eTag ? { ...body, eTag } : body)); // broken text has no place for it
  }
  return apart.length > 0 ? apart.join('\n') : applyEdits(text, edits);
}

/** Shows the same text on both sides of an open comparison with the service, because its differences were settled. */
export async function settleComparison(documents: RemoteDocuments, file: Uri): Promise<void> {
  const path = workspace.asRelativePath(file);
  if (documents.shows(path)) documents.put(path, await readText(file));
}
