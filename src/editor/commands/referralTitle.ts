import { type Uri, workspace } from 'vscode';
import { findReferrals } from '../../sync/files/findReferral';
import { asObject, wireNames } from '../../sync/referral/wireNames';

/**
 * Returns the name of the referral at `pointer`, or of the only one of a file, for messages: its own name, else the
 * file's.
 */
export function referralTitle(uri: Uri, text: string, pointer?: string): string {
  const all = findReferrals(text);
  const found =
    pointer === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((each) => each.pointer === pointer);
  return titleOf(uri, found?.value);
}

/** Returns the name of a referral for messages: its own name, else the file's. */
export function titleOf(uri: Uri, referral: unknown): string {
  const { name } = asObject(wireNames(referral));
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : workspace.asRelativePath(uri);
}
