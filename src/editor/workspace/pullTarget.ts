import { Uri, workspace } from 'vscode';
import { mayBeNamedBy } from '../../sync/files/fileNames';
import { findReferrals } from '../../sync/files/findReferral';
import type { ReferralFile } from '../../sync/files/referralFile';
import { TakenNames } from '../../sync/files/takenNames';
import type { PullTarget } from '../../sync/pull/pullReferral';
import { isReferralFile } from '../documents/isReferral';
import { readText } from '../documents/readText';
import { inTurn, workspaceFile } from '../documents/workspaceFile';
import { writeFile } from '../documents/writeFile';
import type { WorkspaceIndex } from './index/workspaceIndex';
import { searchFiles } from './searchFiles';

/** Place of a referral in the workspace. */
interface LocalPlace {
  uri: Uri;
  pointer: string;
}

/**
 * Finds the referrals in files of the workspace that have an ID: their places by ID, in lower case, as the files are
 * now. If two have one ID, the first by path counts.
 * @param folder its files come first
 */
export async function localReferrals(workspaceIndex: WorkspaceIndex, folder?: Uri): Promise<Map<string, LocalPlace>> {
  await workspaceIndex.refresh();
  const places = new Map<string, LocalPlace>();
  const isElsewhere = (address: string): number => Number(!address.startsWith(`${folder}/`));
  for (const address of workspaceIndex.files.sort((a, b) => isElsewhere(a) - isElsewhere(b))) {
    for (const { id, pointer } of workspaceIndex.index.get(address) ?? []) {
      const key = id?.value.toLowerCase();
      if (key !== undefined && !places.has(key)) places.set(key, { uri: Uri.parse(address), pointer });
    }
  }
  return places;
}

/** A folder of the workspace that pulls write to. */
export interface WorkspaceTarget extends PullTarget {
  /** Returns the address of a file named in the result of a pull. */
  uriOf(name: string): Uri | undefined;
}

/**
 * Returns the target of a pull: the file of the workspace that holds the referral, else a new one in `folder`.
 * @param fileName the template of new files' names
 */
export function pullTarget(folder: Uri, workspaceIndex: WorkspaceIndex, fileName?: string): WorkspaceTarget {
  const uris = new Map<string, Uri>();
  // Looked up once for all referrals of a pull.
  let places: Promise<Map<string, LocalPlace>> | undefined;
  let names: Promise<TakenNames> | undefined;
  let broken: Promise<readonly ReferralFile[]> | undefined;
  return {
    uriOf: (name) => uris.get(name),
    async find(id) {
      places ??= findPlaces(folder, workspaceIndex, fileName);
      const found = (await places).get(id.toLowerCase()) ?? (await placeNow(workspaceIndex, id));
      if (!found) return undefined;
      const file = workspaceFile(found.uri);
      uris.set(file.name, found.uri);
      return { file, pointer: found.pointer };
    },
    async unidentified() {
      places ??= findPlaces(folder, workspaceIndex, fileName);
      await places;
      return [...workspaceIndex.index.referrals()]
        .filter(({ id }) => id === undefined)
        .map(({ uri, pointer }) => {
          const address = Uri.parse(uri);
          const file = workspaceFile(address);
          uris.set(file.name, address);
          return { file, pointer, inTurn: (task) => inTurn(address, task) };
        });
    },
    broken() {
      places ??= findPlaces(folder, workspaceIndex, fileName);
      broken ??= places.then(() => brokenFiles(workspaceIndex));
      return broken;
    },
    async take(name) {
      names ??= Promise.resolve(workspace.fs.readDirectory(folder))
        .catch(() => []) // no folder yet
        .then((entries) => new TakenNames(entries.map(([entry]) => entry)));
      return (await names).take(name) && !hasUnsavedText(Uri.joinPath(folder, name));
    },
    async create(name, text) {
      const uri = Uri.joinPath(folder, name);
      await writeFile(uri, text, { overwrite: false });
      const path = workspace.asRelativePath(uri);
      uris.set(path, uri);
      return path;
    },
  };
}

/** Finds the places of referrals: in referral files, and in other files around the folder that end as the template says. */
async function findPlaces(folder: Uri, index: WorkspaceIndex, fileName?: string): Promise<Map<string, LocalPlace>> {
  const places = await localReferrals(index, folder);
  const mayHoldReferrals = mayBeNamedBy(fileName);
  if (!mayHoldReferrals('x.json')) return places;
  const root = workspace.getWorkspaceFolder(folder)?.uri ?? folder;
  const found = await searchFiles({ folder: root, glob: '**/*.json', isWanted: (name) => name.endsWith('.json') });
  for (const uri of found.filter((each) => !isReferralFile(each.path))) {
    if (await index.isIgnored(uri)) continue;
    for (const { id, pointer } of findReferrals(await readText(uri).catch(() => ''))) {
      const key = typeof id === 'string' ? id.toLowerCase() : undefined;
      if (key !== undefined && !places.has(key)) places.set(key, { uri, pointer });
    }
  }
  return places;
}

/** Returns the files that are not valid JSON, and whose IDs cannot be read for that. */
async function brokenFiles({ index }: WorkspaceIndex): Promise<readonly ReferralFile[]> {
  const addresses = new Set([...index.referrals()].filter(({ id }) => id === undefined).map(({ uri }) => uri));
  const broken: ReferralFile[] = [];
  for (const address of addresses) {
    const file = workspaceFile(Uri.parse(address));
    const referrals = findReferrals(await file.read().catch(() => ''));
    if (referrals.some(({ id, valid }) => id === undefined && !valid)) broken.push(file);
  }
  return broken;
}

/** Finds the place of a referral again: it may have been created during a pull. */
async function placeNow(index: WorkspaceIndex, id: string): Promise<LocalPlace | undefined> {
  await index.settled();
  for (const { uri: address, pointer } of index.index.find('id', id)) {
    const uri = Uri.parse(address);
    // The text of an editor counts in the index, also if its file was deleted.
    const isThere = await Promise.resolve(workspace.fs.stat(uri)).then(
      () => true,
      () => false,
    );
    if (isThere) return { uri, pointer };
  }
  return undefined;
}

/** Whether an editor has unsaved text for this address although its file was deleted: saving creates the file again. */
function hasUnsavedText(uri: Uri): boolean {
  const address = uri.toString().toLowerCase();
  return workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.toString().toLowerCase() === address);
}
