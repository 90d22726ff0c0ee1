import { type Disposable, languages } from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { languageId } from './languageId';
import { placesOfValue } from './placesOfValue';
import type { ReferralDocuments } from './referralDocuments';

/** Finds the references of an ID, an engagement or an external reference in the whole workspace. */
export function registerReferences(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerReferenceProvider(languageId, {
    provideReferences: (document, position) => placesOfValue(documents, workspaceIndex, document, position),
  });
}
