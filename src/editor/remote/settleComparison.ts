import { type Uri, workspace } from 'vscode';
import { readText } from '../documents/readText';
import type { RemoteDocuments } from './remoteDocuments';

/** Where a comparison of the file with the service is open, both sides say the same from now on: they were settled. */
export async function settleComparison(documents: RemoteDocuments, file: Uri): Promise<void> {
  const path = workspace.asRelativePath(file);
  if (documents.shows(path)) documents.put(path, await readText(file));
}
