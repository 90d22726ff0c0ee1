import { Disposable, type TextDocument, type TextDocumentContentChangeEvent, workspace } from 'vscode';
import type { ReferralDocument } from '../../language/document/referralDocument';
import type { ReferralLanguage } from '../../language/referralLanguage';
import { createReferralLanguage } from '../../language/service';
import type { SettingsReader } from '../settings';
import { languageId } from './languageId';

/** The parsed form of the editor's documents, kept by version, and the language service for the current settings. */
export class ReferralDocuments implements Disposable {
  readonly #parsed = new WeakMap<TextDocument, { version: number; document: ReferralDocument }>();
  readonly #subscriptions: Disposable;
  #language: ReferralLanguage | undefined;

  constructor(private readonly settings: SettingsReader) {
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#apply(document, contentChanges)),
      settings.onDidChange(() => {
        this.#language = undefined;
      }),
    );
  }

  /** The language service as the settings want it. */
  get language(): ReferralLanguage {
    if (!this.#language) {
      const { taxonomy, taxonomies, rules } = this.settings.read();
      this.#language = createReferralLanguage({ taxonomy, taxonomies, severities: rules });
    }
    return this.#language;
  }

  /** `document` parsed; once for each version of it. */
  parse(document: TextDocument): ReferralDocument {
    const known = this.#parsed.get(document);
    if (known?.version === document.version) return known.document;
    return this.#keep(document, this.language.parse(document.getText()));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #keep(document: TextDocument, parsed: ReferralDocument): ReferralDocument {
    this.#parsed.set(document, { version: document.version, document: parsed });
    return parsed;
  }

  /** Changes come in the order in which they are to be applied, from the end of the text to its beginning. */
  #apply(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void {
    const known = this.#parsed.get(document);
    if (!known || document.languageId !== languageId || changes.length === 0) return;
    // With several carets one parse of the whole costs less than many small ones.
    if (changes.length > 8 || known.version + 1 !== document.version) return;
    const next = changes.reduce(
      (parsed, { rangeOffset, rangeLength, text }) => parsed.edit({ offset: rangeOffset, length: rangeLength, text }),
      known.document,
    );
    if (next.text === document.getText()) this.#keep(document, next);
  }
}
