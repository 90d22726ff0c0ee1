import { Uri, workspace } from 'vscode';
import { findReferrals } from '../../sync/files/findReferral';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { readText } from '../documents/readText';
import type { WorkspaceIndex } from './index/workspaceIndex';

/** How long the last refresh of the index is recent enough, in milliseconds. */
const freshMs = 1000;

interface HeldReferral {
  id: unknown;
  value: unknown;
  /** The name of its file. */
  file: string;
}

/**
 * Finds referrals in the files of the workspace, open or not. The index only leads to a file; its current text counts,
 * because a referral that a checkout has just removed must be created again.
 */
export function heldInWorkspace(workspaceIndex: WorkspaceIndex): HeldReferrals {
  let refreshed = Number.NEGATIVE_INFINITY;

  async function found(
    [property, value]: Parameters<WorkspaceIndex['index']['find']>,
    isIt: (found: { id: unknown; value: unknown }) => boolean,
  ): Promise<readonly HeldReferral[]> {
    const look = async (): Promise<HeldReferral[]> => {
      const all: HeldReferral[] = [];
      for (const address of new Set(workspaceIndex.index.find(property, value).map((each) => each.uri))) {
        const uri = Uri.parse(address);
        const text = await readText(uri).catch(() => '');
        const file = workspace.asRelativePath(uri);
        for (const { id, value } of findReferrals(text)) if (isIt({ id, value })) all.push({ id, value, file });
      }
      return all;
    };
    await workspaceIndex.settled();
    const known = await look();
    if (known.length > 0 || performance.now() - refreshed < freshMs) return known;
    await workspaceIndex.refresh();
    refreshed = performance.now();
    return look();
  }

  const withReference = (reference: string, isIt: (id: unknown) => boolean) =>
    found(['externalReferenceId', reference], ({ id, value }) => isIt(id) && referenceOf(value) === reference);

  const withId = (id: string) =>
    found(['id', id], (each) => typeof each.id === 'string' && each.id.toLowerCase() === id.toLowerCase());

  return {
    hasId: async (id) => (await withId(id)).length > 0,
    otherFile: async (id, file) => (await withId(id)).find((each) => each.file !== file)?.file,
    hasReference: async (reference) => (await withReference(reference, (id) => typeof id === 'string')).length > 0,
    withoutId: async (reference) =>
      (await withReference(reference, (id) => id === undefined)).map(({ value }) => value),
  };
}
