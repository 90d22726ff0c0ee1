import { type Disposable, languages } from 'vscode';
import { languageId } from '../documents/isReferral';
import type { ReferralDocuments } from '../documents/referralDocuments';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import { placesOfValue } from './placesOfValue';

/** Go to definition of an id, an engagement or a reference: the referrals of the workspace that have it. */
export function registerDefinition(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerDefinitionProvider(languageId, {
    provideDefinition: (document, position) => placesOfValue(documents, workspaceIndex, document, position),
  });
}
