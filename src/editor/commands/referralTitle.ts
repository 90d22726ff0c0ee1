import { type Uri, workspace } from 'vscode';
import { findReferrals } from '../../sync/files/findReferral';
import { asObject, wireNames } from '../../sync/referral/wireNames';

/** What messages call the referral at `pointer`, or the only one of a file: its name, else the file's. */
export function referralTitle(uri: Uri, text: string, pointer?: string): string {
  const all = findReferrals(text);
  const found =
    pointer === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((each) => each.pointer === pointer);
  return titleOf(uri, found?.value);
}

/** What messages call a referral of a file: its name, else the file's. */
export function titleOf(uri: Uri, referral: unknown): string {
  const { name } = asObject(wireNames(referral));
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : workspace.asRelativePath(uri);
}
