import { Disposable, type TextDocument, type TextDocumentContentChangeEvent, Uri, workspace } from 'vscode';
import { createReferralChecker } from '../../language/checker';
import { ParsedDocument } from '../../language/document/parsedDocument';
import { summaries } from '../../language/features/summaries';
import type { ReferralLanguage, ReferralLanguageOptions } from '../../language/referralLanguage';
import type {
  IdentityProperty,
  KnownReferral,
  Place,
  Problem,
  ReferralDocument,
  ReferralSummary,
} from '../../language/types';
import type { Settings, SettingsReader } from '../configuration/settings';
import { isChecked, languageId } from './isReferral';

/** What the rules ask for in addition to the document: from the service and the rest of the workspace. */
interface Knowledge {
  /** Returns the last version of a referral known from the service. */
  known(id: string): KnownReferral | undefined;
  /** Returns the places of this value in referrals of files other than `uri`. */
  elsewhere(uri: string, property: IdentityProperty, value: string): readonly (Place & { uri: string })[];
  /** Returns another value each time `known` or `elsewhere` may answer differently for `uri`. */
  revision(uri: string): unknown;
}

type Validate = (document: ReferralDocument) => Problem[];

/** Parses the editor's documents, once per version, and holds the language service for the current settings. */
export class ReferralDocuments implements Disposable {
  readonly #parsed = new WeakMap<TextDocument, { version: number; document: ReferralDocument }>();
  readonly #addresses = new WeakMap<ReferralDocument, string>();
  readonly #subscriptions: Disposable;
  /** One validator per settings object. */
  readonly #validators = new Map<Settings, Validate>();
  readonly #languages = new Map<Settings, ReferralLanguage>();
  /** Whether a document is being checked without the service and the workspace. */
  #alone = false;

  constructor(
    private readonly settings: SettingsReader,
    private readonly knowledge: Knowledge,
  ) {
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#apply(document, contentChanges)),
      settings.onDidChange(() => {
        this.#validators.clear();
        this.#languages.clear();
      }),
    );
  }

  /**
   * Returns the problems of a document, by the settings and the configuration of its file. Compares documents that came
   * from `parse` or `parseText` with the rest of the workspace.
   */
  validate(document: ReferralDocument): Problem[] {
    if (this.#isIgnored(document)) return [];
    const settings = this.#settingsOf(document);
    const validate = this.#validators.get(settings) ?? this.#createValidator(settings);
    this.#validators.set(settings, validate);
    return validate(document);
  }

  /** Returns a summary of each referral of a document, in order. */
  summaries(document: ReferralDocument): ReferralSummary[] {
    return summaries(ParsedDocument.of(document));
  }

  /** Loads the whole language service, for features that need more than the problems. */
  async language(): Promise<ReferralLanguage> {
    const { createReferralLanguage } = await import('../../language/service');
    const forSettings = (settings: Settings): ReferralLanguage => {
      const known = this.#languages.get(settings) ?? createReferralLanguage(this.#options(settings));
      this.#languages.set(settings, known);
      return known;
    };
    const of = (document: ReferralDocument) => forSettings(this.#settingsOf(document));
    forSettings(this.settings.read()); // before the user waits for it
    return {
      parse: (text) => ParsedDocument.parse(text),
      validate: (document) => this.validate(document),
      summaries: (document) => this.summaries(document),
      complete: (document, ...rest) => of(document).complete(document, ...rest),
      hover: (document, ...rest) => of(document).hover(document, ...rest),
      fixes: (document, ...rest) => of(document).fixes(document, ...rest),
      fixAll: (document) => (this.#isIgnored(document) ? [] : of(document).fixAll(document)),
      symbols: (document) => of(document).symbols(document),
      links: (document) => of(document).links(document),
      sortProperties: (document, ...rest) => of(document).sortProperties(document, ...rest),
      format: (document, ...rest) => of(document).format(document, ...rest),
    };
  }

  /** Parses a document, once for each of its versions. */
  parse(document: TextDocument): ReferralDocument {
    const known = this.#parsed.get(document);
    if (known?.version === document.version) return known.document;
    return this.#keep(document, ParsedDocument.parse(document.getText()));
  }

  /** Parses the text of a file that is not open. Keeps nothing of it. */
  parseText(uri: Uri, text: string): ReferralDocument {
    const parsed = ParsedDocument.parse(text);
    this.#addresses.set(parsed, uri.toString());
    return parsed;
  }

  /** Checks a text by itself, without the service and the workspace. */
  checkAlone(document: ReferralDocument): { isRight: boolean; hasErrors: boolean } {
    this.#alone = true;
    try {
      const problems = this.validate(document);
      return { isRight: problems.length === 0, hasErrors: problems.some(({ severity }) => severity === 'error') };
    } finally {
      this.#alone = false;
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * Creates a validator. The core does not know the file of a document, so "elsewhere" is answered for the one being
   * checked.
   */
  #createValidator(settings: Settings): Validate {
    let asking: string | undefined;
    const { validate } = createReferralChecker({
      ...this.#options(settings),
      known: (id) => (this.#alone ? undefined : this.knowledge.known(id)),
      siblings: (value, property) =>
        asking === undefined || this.#alone ? [] : this.knowledge.elsewhere(asking, property, value),
      revision: () => (this.#alone ? 'alone' : `${asking} ${this.knowledge.revision(asking ?? '')}`),
    });
    return (document) => {
      asking = this.#addresses.get(document);
      return validate(document);
    };
  }

  #isIgnored(document: ReferralDocument): boolean {
    const address = this.#addresses.get(document);
    return address !== undefined && this.settings.ignores(Uri.parse(address));
  }

  #settingsOf(document: ReferralDocument): Settings {
    const address = this.#addresses.get(document);
    return this.settings.read(address === undefined ? undefined : Uri.parse(address));
  }

  #options({ taxonomy, taxonomies, rules }: Settings): ReferralLanguageOptions {
    return { taxonomy, taxonomies, severities: rules, known: (id) => this.knowledge.known(id) };
  }

  #keep(document: TextDocument, parsed: ReferralDocument): ReferralDocument {
    this.#parsed.set(document, { version: document.version, document: parsed });
    if (isChecked(document)) this.#addresses.set(parsed, document.uri.toString());
    return parsed;
  }

  /** Applies changes in VS Code's order, from the end of the text to its beginning. */
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
