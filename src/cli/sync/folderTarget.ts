import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { t } from '../../base/l10n';
import { createFileAtOnce } from '../../base/node/atomicWrite';
import { decodeText } from '../../sync/files/decodeText';
import { mayBeNamedBy } from '../../sync/files/fileNames';
import { findReferrals } from '../../sync/files/findReferral';
import type { ReferralFile } from '../../sync/files/referralFile';
import { TakenNames } from '../../sync/files/takenNames';
import type { PullTarget } from '../../sync/pull/pullReferral';
import { diskFile, readBytes } from './diskFile';

interface FolderTargetOptions {
  dryRun?: boolean;
  fileName?: string;
  isIgnored?: (file: string) => boolean;
}

/**
 * A folder on disk as the place that pulls write to: referrals are found in the files anywhere below it.
 * @param folder an absolute path; made if it is not there
 * @param options `dryRun`: nothing is written; `fileName`: the template of new files' names;
 * `isIgnored`: whether a file, given by its absolute path, is left alone
 * @throws Error of the file system
 */
export function folderTarget(
  folder: string,
  { dryRun = false, fileName, isIgnored = () => false }: FolderTargetOptions = {},
): PullTarget {
  if (!dryRun) mkdirSync(folder, { recursive: true });
  const held = new Map<string, { name: string; pointer: string }>();
  const unidentified: { name: string; pointer: string }[] = [];
  for (const name of referralFiles(folder, mayBeNamedBy(fileName))) {
    if (isIgnored(name)) continue;
    for (const { id, pointer } of placesOf(name)) {
      if (id === undefined) unidentified.push({ name, pointer });
      else if (!held.has(id)) held.set(id, { name, pointer });
    }
  }
  const fileOf = (name: string): ReferralFile => {
    const file = diskFile(name);
    // The edits are worked out, so that what cannot be changed is told; they are not written.
    return dryRun ? { ...file, change: async (decide) => decide(await file.read()) } : file;
  };
  const taken = new TakenNames(entries(folder).map((entry) => entry.name));
  return {
    async find(id) {
      const found = held.get(id.toLowerCase());
      return found && { pointer: found.pointer, file: fileOf(found.name) };
    },
    unidentified: async () => unidentified.map(({ name, pointer }) => ({ pointer, file: fileOf(name) })),
    take: async (name) => taken.take(name),
    async create(name, text) {
      const file = path.join(folder, name);
      if (!dryRun && !(await createFileAtOnce(file, text))) throw new Error(t('a file with this name exists'));
      return file;
    },
  };
}

/** The referral files below a folder, in a steady order; without node_modules and hidden folders. */
function* referralFiles(folder: string, isReferralFile: (name: string) => boolean): Generator<string> {
  for (const entry of entries(folder).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* referralFiles(name, isReferralFile);
    } else if (isReferralFile(entry.name) && (entry.isFile() || isFile(name))) {
      yield name;
    }
  }
}

/** Whether a link leads to a file: reading a pipe or a device may never end. */
function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The referrals of a file, with their IDs in lower case; `id` is undefined for one that has none. */
function placesOf(name: string): { id: string | undefined; pointer: string }[] {
  return findReferrals(textOf(name)).flatMap(({ id, pointer }) =>
    id === undefined || typeof id === 'string' ? [{ id: id?.toLowerCase(), pointer }] : [],
  );
}

/** @throws Error that names the file: a referral that it holds would be written a second time */
function textOf(name: string): string {
  try {
    return decodeText(readBytes(name));
  } catch (error) {
    // A link that leads nowhere.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new Error(t('Could not read {0}: {1}', name, error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
}
