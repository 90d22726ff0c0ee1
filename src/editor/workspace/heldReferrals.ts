import { Uri } from 'vscode';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import { referenceOf } from '../../sync/referral/reference';
import type { HeldReferrals } from '../../sync/syncServices';
import { readText } from '../documents/readText';
import type { WorkspaceIndex } from './index/workspaceIndex';

/** How long a look at all files is good enough, in milliseconds. */
const freshMs = 1000;

/**
 * What the referral files of the workspace hold, open or not. The index leads to a file; what counts is its text now: a
 * referral that a checkout has just taken out must not count as held, because it would be created again.
 */
export function heldReferrals(workspaceIndex: WorkspaceIndex): HeldReferrals {
  let refreshed = Number.NEGATIVE_INFINITY;

  async function found(
    [property, value]: Parameters<WorkspaceIndex['index']['find']>,
    isIt: (found: { id: unknown; value: unknown }) => boolean,
  ): Promise<readonly FoundReferral[]> {
    const look = async (): Promise<FoundReferral[]> => {
      const all: FoundReferral[] = [];
      for (const uri of new Set(workspaceIndex.index.find(property, value).map((each) => each.uri))) {
        const text = await readText(Uri.parse(uri)).catch(() => '');
        all.push(...findReferrals(text).filter(isIt));
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

  return {
    async hasId(id) {
      const isIt = (own: unknown): boolean => typeof own === 'string' && own.toLowerCase() === id.toLowerCase();
      return (await found(['id', id], (each) => isIt(each.id))).length > 0;
    },
    hasReference: async (reference) => (await withReference(reference, (id) => typeof id === 'string')).length > 0,
    withoutId: async (reference) =>
      (await withReference(reference, (id) => id === undefined)).map(({ value }) => value),
  };
}
