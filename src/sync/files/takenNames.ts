/** The names in a folder, and names that are reserved for new files. */
export class TakenNames {
  readonly #keys = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.take(name);
  }

  /** Reserves a name for a new file. @returns false if it is taken */
  take(name: string): boolean {
    // Some file systems treat names as equal if they differ only in case or in the encoding of an accent.
    const key = name.normalize('NFC').toLowerCase();
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}
