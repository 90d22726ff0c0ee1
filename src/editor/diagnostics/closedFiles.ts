import { type Diagnostic, type Disposable, languages, Uri } from 'vscode';
import type { Problem } from '../../language/types';
import { textPositions } from '../documents/positions';
import { readText } from '../documents/readText';
import { inSlices } from '../workspace/inSlices';
import { duplicateEnds, isDuplicate } from './duplicateEnds';

type Show = (problem: Problem, document: { uri: Uri; positionAt: ReturnType<typeof textPositions> }) => Diagnostic;

/** Maximum number of files with errors whose problems are shown without being asked for. */
const maxFailing = 200;

/**
 * Problems of files that no editor shows: all problems of files that were asked for or have errors; of others, only
 * duplicates of referrals in open documents. Updated while the files change.
 */
export class ClosedFiles implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('referral-files');
  /** Files all of whose problems are shown. */
  readonly #asked = new Set<string>();
  /** Files that had errors at their last check. */
  readonly #failing = new Set<string>();
  /** By open document: the files that contain the other ends of its duplicates. */
  readonly #ends = new Map<string, ReadonlySet<string>>();
  readonly #waiting = new Set<string>();
  #working: Promise<void> | undefined;

  constructor(
    private readonly parts: {
      check(uri: Uri, text: string): Promise<Problem[]>;
      diagnosticOf: Show;
      /** Whether the file is open, so that its problems are shown by its document. */
      isOpen(address: string): boolean;
    },
  ) {}

  /** Shows only errors of closed files and problems about open documents from now on. */
  forget(): void {
    const shown = [...this.#asked];
    this.#asked.clear();
    for (const address of shown) if (!this.#isWanted(address)) this.#collection.delete(Uri.parse(address));
  }

  /** Shows the problems of files that have errors until they have none. */
  fail(addresses: Iterable<string>): void {
    for (const address of addresses) {
      if (this.#failing.size >= maxFailing) return;
      this.#failing.add(address);
      this.refresh([address]);
    }
  }

  /** Shows the given problems of a file, and keeps them up to date. */
  show(document: Parameters<Show>[1], problems: readonly Problem[]): void {
    const address = document.uri.toString();
    this.#asked.add(address);
    if (!this.parts.isOpen(address)) this.#publish(document, problems);
  }

  /** Checks those of these files again whose problems are shown. */
  refresh(addresses: Iterable<string>): void {
    for (const address of addresses) if (this.#isShown(address)) this.#waiting.add(address);
    if (this.#waiting.size > 0) this.#working ??= this.#work();
  }

  /** Handles the problems of a document that was opened or checked again. */
  opened(uri: Uri, problems: readonly Problem[]): void {
    this.#collection.delete(uri);
    this.#setEnds(uri.toString(), duplicateEnds(problems, uri.toString()));
  }

  /** Handles a document that was closed. */
  closed(uri: Uri): void {
    this.#setEnds(uri.toString(), new Set());
    this.refresh([uri.toString()]);
  }

  /** Handles a file that was deleted. */
  deleted(uri: Uri): void {
    this.#asked.delete(uri.toString());
    this.#failing.delete(uri.toString());
    this.#collection.delete(uri);
  }

  /** The files whose problems are shown. */
  get addresses(): Set<string> {
    const shown = new Set(this.#asked);
    this.#collection.forEach((uri) => {
      shown.add(uri.toString());
    });
    return shown;
  }

  dispose(): void {
    this.#waiting.clear();
    this.#collection.dispose();
  }

  #isShown(address: string): boolean {
    return this.#isWanted(address) || this.#collection.has(Uri.parse(address));
  }

  #isWanted(address: string): boolean {
    return this.#showsAll(address) || this.#isEnd(address);
  }

  #showsAll(address: string): boolean {
    return this.#asked.has(address) || this.#failing.has(address);
  }

  #isEnd(address: string): boolean {
    for (const ends of this.#ends.values()) if (ends.has(address)) return true;
    return false;
  }

  #setEnds(address: string, ends: ReadonlySet<string>): void {
    const before = this.#ends.get(address) ?? new Set();
    if (ends.size > 0) this.#ends.set(address, ends);
    else this.#ends.delete(address);
    this.refresh([...before].filter((each) => !ends.has(each)));
    this.refresh([...ends].filter((each) => !before.has(each)));
  }

  async #work(): Promise<void> {
    try {
      while (this.#waiting.size > 0) {
        const addresses = [...this.#waiting];
        this.#waiting.clear();
        await inSlices(addresses, (address) => this.#check(Uri.parse(address)));
      }
    } finally {
      this.#working = undefined;
    }
  }

  async #check(uri: Uri): Promise<void> {
    const address = uri.toString();
    if (this.parts.isOpen(address)) return;
    if (!this.#isWanted(address)) return this.#collection.delete(uri);
    const text = await readText(uri).catch(() => undefined);
    if (text === undefined) {
      // The file is gone, or not readable.
      this.#failing.delete(address);
      return this.#collection.delete(uri);
    }
    const problems = await this.parts.check(uri, text);
    if (!problems.some(({ severity }) => severity === 'error')) this.#failing.delete(address);
    if (!this.parts.isOpen(address)) this.#publish({ uri, positionAt: textPositions(text) }, problems);
  }

  #publish(document: Parameters<Show>[1], problems: readonly Problem[]): void {
    const shown = this.#showsAll(document.uri.toString()) ? problems : problems.filter(isDuplicate);
    // Each call goes to VS Code's window: of ten thousand files most have nothing to show.
    if (shown.length === 0 && !this.#collection.has(document.uri)) return;
    this.#collection.set(
      document.uri,
      shown.map((problem) => this.parts.diagnosticOf(problem, document)),
    );
  }
}
