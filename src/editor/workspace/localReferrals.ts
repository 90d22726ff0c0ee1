import { Uri } from 'vscode';
import type { WorkspaceIndex } from './workspaceIndex';

/** Where a referral stands in the workspace. */
export interface LocalPlace {
  uri: Uri;
  pointer: string;
}

/**
 * The referrals in the files of the workspace that the service knows: their places by id, in lower case, as the files
 * are at this moment. Of two with one id the first counts, by path.
 */
export async function localReferrals(workspaceIndex: WorkspaceIndex): Promise<Map<string, LocalPlace>> {
  await workspaceIndex.refresh();
  const places = new Map<string, LocalPlace>();
  for (const address of workspaceIndex.files) {
    for (const { id, pointer } of workspaceIndex.index.get(address) ?? []) {
      const key = id?.value.toLowerCase();
      if (key !== undefined && !places.has(key)) places.set(key, { uri: Uri.parse(address), pointer });
    }
  }
  return places;
}
