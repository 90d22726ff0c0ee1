import { type Disposable, languages } from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { languageId } from './languageId';
import { placesOfValue } from './placesOfValue';
import type { ReferralDocuments } from './referralDocuments';

/** Find references of an id, an engagement or a reference: every place in the workspace where it stands. */
export function registerReferences(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerReferenceProvider(languageId, {
    provideReferences: (document, position) => placesOfValue(documents, workspaceIndex, document, position),
  });
}
