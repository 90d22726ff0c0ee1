import { Disposable, DocumentLink, Location, languages, type Position, type TextDocument, Uri } from 'vscode';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { type IndexedProperty, indexedProperties } from '../workspace/index/indexedReferral';
import { placeLocation } from '../workspace/index/placeLocation';
import type { WorkspaceIndex } from '../workspace/index/workspaceIndex';

/**
 * Registers Go to Definition and Find All References of an ID, an engagement or a reference: all referrals of the
 * workspace that have it.
 */
export function registerReferences(documents: ReferralDocuments, workspaceIndex: WorkspaceIndex): Disposable {
  const places = (document: TextDocument, position: Position) =>
    placesOfValue(documents, workspaceIndex, document, position);
  return Disposable.from(
    languages.registerDefinitionProvider(languageId, { provideDefinition: places }),
    languages.registerReferenceProvider(languageId, { provideReferences: places }),
  );
}

/**
 * Finds the identifying value at the caret in all files of the workspace, open or not; the document's own places come
 * first. Returns undefined if there is no such value at the caret.
 */
async function placesOfValue(
  documents: ReferralDocuments,
  workspaceIndex: WorkspaceIndex,
  document: TextDocument,
  position: Position,
): Promise<Location[] | undefined> {
  const touched = valueAt(documents, document, document.offsetAt(position));
  if (!touched) return undefined;
  await workspaceIndex.settled();
  const { index } = workspaceIndex;
  const own = document.uri.toString();
  const found = index.find(touched.property, touched.value).flatMap((referral) => {
    const text = referral[touched.property];
    if (!text) return [];
    const { offset, length } = text;
    const location =
      referral.uri === own
        ? new Location(document.uri, rangeOf(document, text))
        : placeLocation(index, { uri: referral.uri, offset, length });
    return [{ location, isOwn: referral.uri === own }];
  });
  return [...found.filter(({ isOwn }) => isOwn), ...found.filter(({ isOwn }) => !isOwn)].map(
    ({ location }) => location,
  );
}

function valueAt(
  documents: ReferralDocuments,
  document: TextDocument,
  offset: number,
): { property: IndexedProperty; value: string } | undefined {
  for (const summary of documents.summaries(documents.parse(document)))
    for (const property of indexedProperties) {
      const text = summary[property];
      if (text && text.offset <= offset && offset <= text.offset + text.length) return { property, value: text.value };
    }
  return undefined;
}

/** Registers links that open addresses in the text, such as `links.self`. */
export function registerDocumentLinks(documents: ReferralDocuments): Disposable {
  return languages.registerDocumentLinkProvider(languageId, {
    async provideDocumentLinks(document) {
      const language = await documents.language();
      return language
        .links(documents.parse(document))
        .map((link) => new DocumentLink(rangeOf(document, link), Uri.parse(link.target)));
    },
  });
}
