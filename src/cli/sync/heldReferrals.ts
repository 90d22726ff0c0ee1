import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { decodeText } from '../../sync/files/decodeText';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { filesBelow } from '../findFiles';
import { readBytes } from './diskFile';

/** The place of a referral in a file. */
export interface Place {
  /** The absolute path of the file, below the folder as it was given. */
  readonly file: string;
  readonly pointer: string;
}

/** The referrals in files, with their places. */
export interface PlacedReferrals extends HeldReferrals {
  /** Returns the place of the referral with this ID; the first one if several files contain it. */
  placeOf(id: string): Promise<Place | undefined>;
  /** Returns the places of the referrals that have no ID. */
  unidentified(): Promise<readonly Place[]>;
  /** Returns the files with IDs that cannot be read, because they are not valid JSON. */
  broken(): Promise<readonly string[]>;
}

interface FolderOptions {
  isReferralFile(name: string): boolean;
  /** Whether a file, given by its absolute path, is ignored. */
  isIgnored(file: string): boolean;
  /**
   * The folder that pulls write to. Throws if a file in it is unreadable, because its referrals would be written a
   * second time.
   */
  target?: string;
}

interface Holdings {
  /** Absolute paths. */
  files: string[];
  /** By ID in lower case. */
  places: Map<string, Place[]>;
  unidentified: Place[];
  broken: string[];
}

/** Names of files by the references of their referrals. */
interface References {
  withId: Map<string, Set<string>>;
  withoutId: Map<string, Set<string>>;
}

/**
 * Finds referrals in the referral files of folders. Reads all files on the first call, and once more on the first call
 * about a reference, which only creates need. Reads a file again before it reports a referral in it, because the run
 * may have changed it.
 * @param folders absolute paths, in order of precedence
 */
export function heldReferrals(folders: readonly string[], options: FolderOptions): PlacedReferrals {
  let reading: Promise<Holdings> | undefined;
  const holdings = (): Promise<Holdings> => {
    reading ??= readAll(folders, options);
    return reading;
  };
  let references: Promise<References> | undefined;
  const filesWith = async (kind: keyof References, reference: string): Promise<Iterable<string>> => {
    references ??= holdings().then(({ files }) => readReferences(files));
    return (await references)[kind].get(reference) ?? [];
  };
  const filesOf = async (id: string): Promise<string[]> => {
    const places = (await holdings()).places.get(id.toLowerCase()) ?? [];
    return [...new Set(places.map(({ file }) => file))].filter((file) => hasId(file, id));
  };
  return {
    placeOf: async (id) => (await holdings()).places.get(id.toLowerCase())?.[0],
    unidentified: async () => (await holdings()).unidentified,
    broken: async () => (await holdings()).broken,
    async hasId(id, file) {
      return (file !== undefined && path.isAbsolute(file) && hasId(file, id)) || (await filesOf(id)).length > 0;
    },
    async otherFile(id, file) {
      const real = realPath(file);
      return (await filesOf(id)).find((each) => realPath(each) !== real);
    },
    async hasReference(reference) {
      const isIt = ({ id, value }: FoundReferral): boolean =>
        typeof id === 'string' && referenceOf(value) === reference;
      for (const file of await filesWith('withId', reference)) if (referralsOf(file).some(isIt)) return true;
      return false;
    },
    async withoutId(reference, file) {
      const own = file !== undefined && path.isAbsolute(file) ? [file] : [];
      const all = [...new Set([...own, ...(await filesWith('withoutId', reference))])].flatMap(referralsOf);
      return all
        .filter(({ id, value }) => id === undefined && referenceOf(value) === reference)
        .map(({ value }) => value);
    },
  };
}

async function readAll(
  folders: readonly string[],
  { isReferralFile, isIgnored, target }: FolderOptions,
): Promise<Holdings> {
  const all: Holdings = { files: [], places: new Map(), unidentified: [], broken: [] };
  const seen = new Set<string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    const complain = (error: Error): void => {
      // An unreadable folder other than the target does not affect the rest.
      if (folder === target) throw error;
    };
    for (const { file, real } of await filesBelow(folder, folder, isReferralFile, complain)) {
      if (seen.has(real)) continue;
      seen.add(real);
      if (isIgnored(file)) continue;
      all.files.push(file);
      const referrals = folder === target ? findReferrals(textOf(file)) : referralsOf(file);
      if (referrals.some(({ id, valid }) => id === undefined && !valid)) all.broken.push(file);
      for (const { id, pointer } of referrals) {
        if (id === undefined) all.unidentified.push({ file, pointer });
        if (typeof id !== 'string') continue;
        const places = all.places.get(id.toLowerCase());
        if (places) places.push({ file, pointer });
        else all.places.set(id.toLowerCase(), [{ file, pointer }]);
      }
    }
  }
  return all;
}

function readReferences(files: readonly string[]): References {
  const all: References = { withId: new Map(), withoutId: new Map() };
  for (const file of files) {
    for (const { id, value } of referralsOf(file)) {
      if (id !== undefined && typeof id !== 'string') continue;
      const kind = all[id === undefined ? 'withoutId' : 'withId'];
      const reference = referenceOf(value);
      kind.set(reference, (kind.get(reference) ?? new Set()).add(file));
    }
  }
  return all;
}

function hasId(file: string, id: string): boolean {
  return referralsOf(file).some((each) => typeof each.id === 'string' && each.id.toLowerCase() === id.toLowerCase());
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Returns the referrals of a file; none if it cannot be read. */
function referralsOf(file: string): readonly FoundReferral[] {
  try {
    return findReferrals(decodeText(readBytes(file)));
  } catch {
    return [];
  }
}

/** Reads a file. @throws Error that names the file */
function textOf(file: string): string {
  try {
    return decodeText(readBytes(file));
  } catch (error) {
    // Another program has deleted the file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new Error(t('Could not read {0}: {1}', file, messageOf(error)), { cause: error });
  }
}
