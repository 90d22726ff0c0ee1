import { Uri } from 'vscode';
import { findReferrals } from '../../sync/files/findReferral';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { readText } from '../documents/readText';
import type { WorkspaceIndex } from './workspaceIndex';

/** How long a look at all files is good enough, in milliseconds. */
const freshMs = 1000;

/**
 * What the referral files of the workspace hold, open or not. The index leads to a file; what counts is its text now: a
 * referral that a checkout has just taken out must not count as held, because it would be created again.
 */
export function heldReferrals(workspaceIndex: WorkspaceIndex): HeldReferrals {
  let refreshed = Number.NEGATIVE_INFINITY;

  async function isHeld(
    [property, value]: Parameters<WorkspaceIndex['index']['find']>,
    isIt: (found: { id: unknown; value: unknown }) => boolean,
  ): Promise<boolean> {
    const look = async (): Promise<boolean> => {
      for (const uri of new Set(workspaceIndex.index.find(property, value).map((each) => each.uri))) {
        const text = await readText(Uri.parse(uri)).catch(() => '');
        if (findReferrals(text).some(isIt)) return true;
      }
      return false;
    };
    await workspaceIndex.settled();
    if (await look()) return true;
    if (performance.now() - refreshed < freshMs) return false;
    await workspaceIndex.refresh();
    refreshed = performance.now();
    return look();
  }

  return {
    hasId: (id) =>
      isHeld(['id', id], (found) => typeof found.id === 'string' && found.id.toLowerCase() === id.toLowerCase()),
    hasReference: (reference) =>
      isHeld(
        ['externalReferenceId', reference],
        ({ id, value }) => typeof id === 'string' && referenceOf(value) === reference,
      ),
  };
}
