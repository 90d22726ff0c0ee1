import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../sync/files/decodeText';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { filesBelow } from '../findFiles';
import { readBytes } from './diskFile';

/** What a file holds. */
interface Holdings {
  ids: Set<string>;
  /** References of referrals that have an ID. */
  references: Set<string>;
  /** References of referrals that have none. */
  withoutId: Set<string>;
}

/**
 * What the referral files of folders hold. They are read when this is asked first; only creates that may have happened
 * before ask. A file that a run has written since is read again.
 * @param folders absolute paths
 * @param isReferralFile whether a file is looked at, by its name
 * @param isIgnored whether a file, given by its absolute path, is left out
 */
export function heldReferrals(
  folders: readonly string[],
  isReferralFile: (name: string) => boolean,
  isIgnored: (file: string) => boolean,
): HeldReferrals {
  let reading: Promise<Map<string, Holdings>> | undefined;
  const files = (): Promise<Map<string, Holdings>> => {
    reading ??= readAll(folders, isReferralFile, isIgnored);
    return reading;
  };
  return {
    async hasId(id, file) {
      const key = id.toLowerCase();
      if (file !== undefined && path.isAbsolute(file) && holdingsOf(file).ids.has(key)) return true;
      for (const [name, { ids }] of await files()) if (ids.has(key) && holdingsOf(name).ids.has(key)) return true;
      return false;
    },
    async otherFile(id, file) {
      const key = id.toLowerCase();
      const real = realPath(file);
      for (const [name, { ids }] of await files())
        if (ids.has(key) && name !== real && holdingsOf(name).ids.has(key)) return name;
      return undefined;
    },
    async hasReference(reference) {
      for (const [name, { references }] of await files())
        if (references.has(reference) && holdingsOf(name).references.has(reference)) return true;
      return false;
    },
    async withoutId(reference, file) {
      const names = new Set(file !== undefined && path.isAbsolute(file) ? [file] : []);
      for (const [name, { withoutId }] of await files()) if (withoutId.has(reference)) names.add(name);
      const all = [...names].flatMap(referralsOf);
      return all
        .filter(({ id, value }) => id === undefined && referenceOf(value) === reference)
        .map(({ value }) => value);
    },
  };
}

async function readAll(
  folders: readonly string[],
  isReferralFile: (name: string) => boolean,
  isIgnored: (file: string) => boolean,
): Promise<Map<string, Holdings>> {
  const all = new Map<string, Holdings>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    // A folder below it that cannot be read takes nothing from the others.
    const found = await filesBelow('.', folder, isReferralFile, () => undefined);
    for (const { real } of found) if (!all.has(real) && !isIgnored(real)) all.set(real, holdingsOf(real));
  }
  return all;
}

/** What a file holds. */
function holdingsOf(file: string): Holdings {
  const holdings: Holdings = { ids: new Set(), references: new Set(), withoutId: new Set() };
  for (const { id, value } of referralsOf(file)) {
    if (id === undefined) holdings.withoutId.add(referenceOf(value));
    if (typeof id !== 'string') continue;
    holdings.ids.add(id.toLowerCase());
    holdings.references.add(referenceOf(value));
  }
  return holdings;
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** The referrals of a file; none if it cannot be read. */
function referralsOf(file: string): readonly FoundReferral[] {
  let text: string;
  try {
    text = decodeText(readBytes(file));
  } catch {
    return [];
  }
  return findReferrals(text);
}
