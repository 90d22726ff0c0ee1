import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { t } from '../../base/l10n';
import { createFileAtOnce } from '../../base/node/atomicWrite';
import { mayBeNamedBy } from '../../sync/files/fileNames';
import type { ReferralFile } from '../../sync/files/referralFile';
import { TakenNames } from '../../sync/files/takenNames';
import type { PullTarget } from '../../sync/pull/pullReferral';
import { diskFile } from './diskFile';
import { heldReferrals, type Place, type PlacedReferrals } from './heldReferrals';

interface FolderTargetOptions {
  dryRun?: boolean;
  held?: Pick<PlacedReferrals, 'placeOf' | 'unidentified' | 'broken'>;
}

/**
 * Returns a folder on disk as the target of pulls, which write new files to it.
 * @param folder an absolute path; created if it does not exist
 * @param options `dryRun` writes nothing; `held` finds referrals in files, by default in those below the folder
 * @throws Error of the file system
 */
export function folderTarget(
  folder: string,
  {
    dryRun = false,
    held = heldReferrals([folder], { isReferralFile: mayBeNamedBy(), isIgnored: () => false, target: folder }),
  }: FolderTargetOptions = {},
): PullTarget {
  if (!dryRun) mkdirSync(folder, { recursive: true });
  const fileOf = (name: string): ReferralFile => {
    const file = diskFile(name);
    // Computes the edits without writing them, so that errors show.
    return dryRun ? { ...file, change: async (decide) => decide(await file.read()) } : file;
  };
  const placed = ({ file, pointer }: Place) => ({ pointer, file: fileOf(file) });
  const taken = new TakenNames(entries(folder));
  return {
    async find(id) {
      const found = await held.placeOf(id);
      return found && placed(found);
    },
    unidentified: async () => (await held.unidentified()).map(placed),
    broken: async () => (await held.broken()).map(fileOf),
    take: async (name) => taken.take(name),
    async create(name, text) {
      const file = path.join(folder, name);
      if (!dryRun && !(await createFileAtOnce(file, text))) throw new Error(t('a file with this name exists'));
      return file;
    },
  };
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
