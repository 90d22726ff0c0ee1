import type { Uri } from 'vscode';
import { findReferrals } from '../sync/findReferral';
import { findReferralFiles } from './findReferralFiles';
import { readText } from './readText';

/** Where a referral stands in the workspace. */
export interface LocalPlace {
  uri: Uri;
  pointer: string;
}

/**
 * The referrals of the workspace that the service knows: their places by id, in lower case. Of two with one id the first
 * counts, by path.
 */
export async function localReferrals(): Promise<Map<string, LocalPlace>> {
  const places = new Map<string, LocalPlace>();
  for (const uri of await findReferralFiles()) {
    const text = await readText(uri).catch(() => ''); // gone by now, or not readable: it holds none
    for (const { id, pointer } of findReferrals(text)) {
      if (typeof id === 'string' && !places.has(id.toLowerCase())) places.set(id.toLowerCase(), { uri, pointer });
    }
  }
  return places;
}
