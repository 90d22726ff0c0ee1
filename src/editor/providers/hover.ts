import { type Disposable, Hover, languages, MarkdownString } from 'vscode';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';

/** Registers hovers, which explain a property or value in untrusted markdown. */
export function registerHover(documents: ReferralDocuments): Disposable {
  return languages.registerHoverProvider(languageId, {
    async provideHover(document, position) {
      const language = await documents.language();
      const hover = language.hover(documents.parse(document), document.offsetAt(position));
      return hover && new Hover(new MarkdownString(hover.markdown), rangeOf(document, hover));
    },
  });
}
