import { type Diagnostic, type Disposable, languages, Uri } from 'vscode';
import type { Problem } from '../../language/types';
import { textPositions } from '../documents/positions';
import { readText } from '../documents/readText';
import { inSlices } from '../workspace/inSlices';
import { duplicateEnds, isDuplicate } from './duplicateEnds';

type Show = (problem: Problem, document: { uri: Uri; positionAt: ReturnType<typeof textPositions> }) => Diagnostic;

/** Maximum number of files whose problems are shown without being asked for, because some are errors. */
const maxFailing = 200;

/**
 * Problems of files that no editor shows: all of them for files that were asked for or have errors, and for others what
 * concerns an open document, the other end of a duplicate. They are kept true while the files change.
 */
export class ClosedFiles implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('referral-files');
  /** Files whose problems are shown, whatever they are. */
  readonly #asked = new Set<string>();
  /** Files that had errors when they were checked last. */
  readonly #failing = new Set<string>();
  /** By open document: the files that contain the other ends of its duplicates. */
  readonly #ends = new Map<string, ReadonlySet<string>>();
  readonly #waiting = new Set<string>();
  #working: Promise<void> | undefined;

  constructor(
    private readonly parts: {
      check(uri: Uri, text: string): Promise<Problem[]>;
      diagnosticOf: Show;
      /** Whether the file's problems are shown as those of an open document. */
      isOpen(address: string): boolean;
    },
  ) {}

  /** Shows only errors of closed files from now on, and what concerns open documents. */
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

  /** Shows the problems of a file from now on; those found just now are given. */
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

  /** A document is open now, or was checked again: it has these problems. */
  opened(uri: Uri, problems: readonly Problem[]): void {
    this.#collection.delete(uri);
    this.#setEnds(uri.toString(), duplicateEnds(problems, uri.toString()));
  }

  /** A document is not open any more. */
  closed(uri: Uri): void {
    this.#setEnds(uri.toString(), new Set());
    this.refresh([uri.toString()]);
  }

  /** A file is gone. */
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
