import path from 'node:path';
import { decodeText } from '../../sync/files/decodeText';
import { findReferrals } from '../../sync/files/findReferral';
import { asObject } from '../../sync/referral/asObject';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { findFiles } from '../findFiles';
import { readBytes } from './readBytes';

/** What a file holds. */
interface Holdings {
  ids: Set<string>;
  /** References of referrals that have an ID. */
  references: Set<string>;
}

/**
 * What the referral files of folders hold. They are read when this is asked first; only creates that may have happened
 * before ask. A file that a run has written since is read again.
 * @param folders absolute paths
 * @param isIgnored whether a file, given by its absolute path, is left out
 */
export function heldReferrals(folders: readonly string[], isIgnored: (file: string) => boolean): HeldReferrals {
  let reading: Promise<Map<string, Holdings>> | undefined;
  const files = (): Promise<Map<string, Holdings>> => {
    reading ??= readAll(folders, isIgnored);
    return reading;
  };
  return {
    async hasId(id, file) {
      const key = id.toLowerCase();
      if (file !== undefined && path.isAbsolute(file) && holdingsOf(file).ids.has(key)) return true;
      for (const [name, { ids }] of await files()) if (ids.has(key) && holdingsOf(name).ids.has(key)) return true;
      return false;
    },
    async hasReference(reference) {
      for (const [name, { references }] of await files())
        if (references.has(reference) && holdingsOf(name).references.has(reference)) return true;
      return false;
    },
  };
}

async function readAll(
  folders: readonly string[],
  isIgnored: (file: string) => boolean,
): Promise<Map<string, Holdings>> {
  const all = new Map<string, Holdings>();
  for (const folder of folders) {
    // A folder without referral files means nothing here.
    const found = await findFiles(['.'], folder).catch(() => []);
    for (const { real, pipe } of found)
      if (!pipe && !all.has(real) && !isIgnored(real)) all.set(real, holdingsOf(real));
  }
  return all;
}

/** What a file holds; nothing if it cannot be read. */
function holdingsOf(file: string): Holdings {
  const holdings: Holdings = { ids: new Set(), references: new Set() };
  let text: string;
  try {
    text = decodeText(readBytes(file));
  } catch {
    return holdings;
  }
  for (const { id, value } of findReferrals(text)) {
    if (typeof id !== 'string') continue;
    holdings.ids.add(id.toLowerCase());
    holdings.references.add(referenceOf(asObject(value)));
  }
  return holdings;
}
