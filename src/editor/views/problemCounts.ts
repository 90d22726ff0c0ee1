import { type Diagnostic, DiagnosticSeverity, type Disposable, EventEmitter, languages, Uri } from 'vscode';
import type { ProblemCount } from './rows/referralRow';

/** Number of errors and warnings that VS Code shows for each file. Updated only for files that change. */
export class ProblemCounts implements Disposable {
  readonly #changed = new EventEmitter<readonly Uri[]>();
  /** Fires with the files whose numbers changed. */
  readonly onDidChange = this.#changed.event;
  /** Files without problems are left out. */
  readonly #counts = new Map<string, ProblemCount>();
  readonly #subscription: Disposable;

  constructor() {
    for (const [uri, diagnostics] of languages.getDiagnostics()) this.#count(uri, diagnostics);
    this.#subscription = languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = uris.filter((uri) => this.#count(uri, languages.getDiagnostics(uri)));
      if (changed.length > 0) this.#changed.fire(changed);
    });
  }

  /** Returns the number of problems of a file; undefined if there are none. */
  of(uri: Uri): ProblemCount | undefined {
    return this.#counts.get(uri.toString());
  }

  /** Returns the number of problems between two lines of a file with several referrals. */
  between(uri: Uri, from: number, to: number): ProblemCount | undefined {
    if (!this.of(uri)) return undefined;
    return countOf(
      languages.getDiagnostics(uri).filter(({ range: { start } }) => start.line >= from && start.line < to),
    );
  }

  /** Yields the files with errors. */
  *withErrors(): Iterable<Uri> {
    for (const [address, { errors }] of this.#counts) if (errors > 0) yield Uri.parse(address);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /**
   * Counts the problems of a file.
   * @returns whether the numbers changed
   */
  #count(uri: Uri, diagnostics: readonly Diagnostic[]): boolean {
    const address = uri.toString();
    const before = this.#counts.get(address);
    const now = countOf(diagnostics);
    if (now) this.#counts.set(address, now);
    else this.#counts.delete(address);
    return before?.errors !== now?.errors || before?.warnings !== now?.warnings;
  }
}

function countOf(diagnostics: readonly Diagnostic[]): ProblemCount | undefined {
  const count = { errors: 0, warnings: 0 };
  for (const { severity } of diagnostics) {
    if (severity === DiagnosticSeverity.Error) count.errors++;
    else if (severity === DiagnosticSeverity.Warning) count.warnings++;
  }
  return count.errors + count.warnings > 0 ? count : undefined;
}
