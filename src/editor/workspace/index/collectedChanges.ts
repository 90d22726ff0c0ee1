import { indexKey } from './indexedReferral';
import type { IndexedValue, ReferralIndex } from './referralIndex';

/** A change of the workspace index, with addresses of files. */
export interface IndexChange {
  /** Files that are new, gone, or have other content. */
  files: ReadonlySet<string>;
  /** Files that share an identifying value with a changed file. */
  related: ReadonlySet<string>;
}

/** Collects changes of an index until they are reported together. */
export class CollectedChanges {
  readonly #files = new Set<string>();
  /** Values that are new, gone or moved, each once, with the files that they changed in. */
  readonly #values = new Map<string, { value: IndexedValue; files: Set<string> }>();

  /** Adds a changed file, and its values that are new, gone or moved. */
  add(file: string, values: readonly IndexedValue[]): void {
    this.#files.add(file);
    for (const value of values) {
      const key = `${value.property} ${indexKey(value.property, value.value)}`;
      const known = this.#values.get(key);
      if (known) known.files.add(file);
      else this.#values.set(key, { value, files: new Set([file]) });
    }
  }

  /** Returns the collected changes, and starts again. */
  take(index: ReferralIndex): IndexChange {
    const related = new Set<string>();
    for (const { value: changed, files } of this.#values.values()) {
      const holders = index.find(changed.property, changed.value);
      if (files.size === 1 && holders.every(({ uri }) => files.has(uri))) continue; // no other file has it, or had it
      for (const { uri } of holders) related.add(uri);
    }
    const change = { files: new Set(this.#files), related };
    this.#files.clear();
    this.#values.clear();
    return change;
  }
}
