import type { Uri } from 'vscode';
import { findReferrals } from '../../../sync/files/findReferral';
import { readText } from '../../documents/readText';

/** The referral at a place of a file when a person is asked about it; see `SubmitOptions.meant`. */
export async function meantAt(uri: Uri, pointer: string): Promise<unknown> {
  return findReferrals(await readText(uri)).find((each) => each.pointer === pointer)?.value;
}
