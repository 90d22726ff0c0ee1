import { formatJson, parseJson } from '../../base/exactJson';
import { isJsonObject } from '../jsonObject';
import { isStoredReferral } from '../referral/isStoredReferral';
import type { StoredReferral } from '../referral/storedReferral';
import type { Referrals } from './referralStore';

const lines = new WeakMap<StoredReferral, string>();

/** The text of a store file: one referral a line. Lines of referrals that did not change are not made again. */
export function writeStoreText(referrals: Referrals): string {
  const body = [...referrals.values()].map((referral) => {
    const line = lines.get(referral) ?? formatJson(referral);
    lines.set(referral, line);
    return line;
  });
  return `{"version":1,"referrals":[\n${body.join(',\n')}\n]}\n`;
}

/** @returns undefined for text that no sandbox wrote */
export function readStoreText(text: string): Referrals | undefined {
  let content: unknown;
  try {
    content = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(content) || content.version !== 1 || !Array.isArray(content.referrals)) return undefined;
  const referrals: unknown[] = content.referrals;
  if (!referrals.every(isStoredReferral)) return undefined;
  return new Map(referrals.map((referral) => [referral.id, referral]));
}
