import type { Disposable } from 'vscode';
import type { SettingsReader } from '../../configuration/settings';

/**
 * Files that were valid by themselves when last read. Rules also depend on the settings and the day; if these change,
 * nothing is known.
 */
export class RightFiles implements Disposable {
  readonly #right = new Set<string>();
  readonly #withErrors = new Set<string>();
  readonly #subscription: Disposable;
  #day = today();

  constructor(settings: SettingsReader) {
    this.#subscription = settings.onDidChange(() => this.#clear());
  }

  /** Records whether a file is valid, or has errors, as it is now. */
  set(address: string, { isRight, hasErrors }: { isRight: boolean; hasErrors: boolean }): void {
    this.#forgetYesterday();
    if (isRight) this.#right.add(address);
    else this.#right.delete(address);
    if (hasErrors) this.#withErrors.add(address);
    else this.#withErrors.delete(address);
  }

  /** The files with errors. */
  get withErrors(): ReadonlySet<string> {
    this.#forgetYesterday();
    return this.#withErrors;
  }

  has(address: string): boolean {
    this.#forgetYesterday();
    return this.#right.has(address);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #clear(): void {
    this.#right.clear();
    this.#withErrors.clear();
  }

  #forgetYesterday(): void {
    const day = today();
    if (day !== this.#day) this.#clear();
    this.#day = day;
  }
}

/** Returns the day as rules see it. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
