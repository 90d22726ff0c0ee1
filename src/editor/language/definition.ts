import { type Disposable, languages } from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { languageId } from './languageId';
import { placesOfValue } from './placesOfValue';
import type { ReferralDocuments } from './referralDocuments';

/** Go to definition of an id, an engagement or a reference: the referrals of the workspace that have it. */
export function registerDefinition(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerDefinitionProvider(languageId, {
    provideDefinition: (document, position) => placesOfValue(documents, workspaceIndex, document, position),
  });
}
