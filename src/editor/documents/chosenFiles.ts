import { Disposable, languages, type Memento, type TextDocument, workspace } from 'vscode';
import { languageId } from './isReferral';

const key = 'referrals.language.files';
const schemes = ['git', 'vscode', 'vscode-userdata', 'output'];

/** Whether a document is a JSON file of the user. */
export function isPlainJson({ languageId: language, uri }: TextDocument): boolean {
  return ['json', 'jsonc'].includes(language) && !schemes.includes(uri.scheme);
}

/**
 * Files to which the user gave the language of referrals, whatever their names. VS Code forgets that when it closes a
 * file, so this is stored with the workspace, until the user chooses another language for the file.
 */
export class ChosenFiles implements Disposable {
  readonly #addresses: Set<string>;
  readonly #subscriptions: Disposable;
  /** Documents that just lost the language: closed, or given another one. */
  readonly #left = new Set<string>();

  constructor(private readonly state: Memento) {
    this.#addresses = new Set(state.get<string[]>(key, []));
    this.#subscriptions = Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => {
        const address = document.uri.toString();
        if (document.languageId !== languageId || !this.#addresses.has(address)) return;
        this.#left.add(address);
        setTimeout(() => this.#left.delete(address)); // another language comes at once, a reopened file later
      }),
    );
    for (const document of workspace.textDocuments) this.#opened(document);
  }

  /** Gives a document the language, now and each time it is opened. */
  async use(document: TextDocument): Promise<void> {
    await languages.setTextDocumentLanguage(document, languageId);
    if (!document.isUntitled) this.#remember(document.uri.toString(), true);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: TextDocument): void {
    const address = document.uri.toString();
    if (!this.#addresses.has(address) || document.languageId === languageId) return;
    if (this.#left.has(address)) this.#remember(address, false);
    else if (isPlainJson(document)) languages.setTextDocumentLanguage(document, languageId);
  }

  #remember(address: string, isChosen: boolean): void {
    if (isChosen) this.#addresses.add(address);
    else this.#addresses.delete(address);
    this.state.update(key, [...this.#addresses]);
  }
}
