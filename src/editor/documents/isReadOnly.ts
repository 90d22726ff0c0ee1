import { type Uri, workspace } from 'vscode';

/** Whether the files of a URI's file system cannot be changed. An editor would take the changes, and never save them. */
export function isReadOnly(uri: Uri): boolean {
  return uri.scheme !== 'untitled' && workspace.fs.isWritableFileSystem(uri.scheme) === false;
}
