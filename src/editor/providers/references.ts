import { type Disposable, languages } from 'vscode';
import { languageId } from '../documents/isReferral';
import type { ReferralDocuments } from '../documents/referralDocuments';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import { placesOfValue } from './placesOfValue';

/** Finds the references of an ID, an engagement or an external reference in the whole workspace. */
export function registerReferences(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerReferenceProvider(languageId, {
    provideReferences: (document, position) => placesOfValue(documents, workspaceIndex, document, position),
  });
}
