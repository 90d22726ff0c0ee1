import { type Disposable, DocumentLink, languages, Uri } from 'vscode';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';

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
