/** The names in a folder, and those that new files of it are about to get. */
export class TakenNames {
  readonly #keys = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.take(name);
  }

  /** Takes a name for a new file. @returns false if it is taken already */
  take(name: string): boolean {
    // Some systems take names for one that differ in case or in how an accent is written.
    const key = name.normalize('NFC').toLowerCase();
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}
