import type { IdentityProperty, Place } from '../../../language/types';
import {
  type IndexedProperty,
  type IndexedReferral,
  type IndexedText,
  indexedProperties,
  indexKey,
} from './indexedReferral';

/** Maximum number of places to return for a value that many referrals share. */
const maxPlaces = 10;

/** A value that a property has somewhere. */
export interface IndexedValue {
  property: IndexedProperty;
  value: string;
}

/**
 * Referrals of many files, found by file and by identifying values. A change of one file costs what that file holds,
 * however many others there are.
 */
export class ReferralIndex {
  readonly #files = new Map<string, readonly IndexedReferral[]>();
  readonly #holders: Readonly<Record<IndexedProperty, Map<string, IndexedReferral[]>>> = {
    id: new Map(),
    engagementId: new Map(),
    externalReferenceId: new Map(),
  };

  /** Number of changes, in all and by file. */
  readonly #changes = { all: 0, of: new Map<string, number>() };

  /** How many files there are. */
  get size(): number {
    return this.#files.size;
  }

  /** The addresses of all files, in no order. */
  get uris(): IterableIterator<string> {
    return this.#files.keys();
  }

  /** Yields every referral, file by file. */
  *referrals(): Generator<IndexedReferral> {
    for (const referrals of this.#files.values()) yield* referrals;
  }

  /** Returns the referrals of a file; undefined if the index does not have the file. */
  get(uri: string): readonly IndexedReferral[] | undefined {
    return this.#files.get(uri);
  }

  /**
   * Replaces the referrals of a file.
   * @returns the values that it lost, gained, or has in another place
   */
  set(uri: string, referrals: readonly IndexedReferral[]): IndexedValue[] {
    const before = this.#files.get(uri) ?? [];
    const values = this.#changed(uri, before, referrals);
    this.#files.set(uri, referrals);
    if (values.length === 0) {
      this.#exchange(before, referrals);
    } else {
      for (const referral of before) this.#forget(referral);
      for (const referral of referrals) this.#hold(referral);
    }
    return values;
  }

  /** Forgets a file; see `set`. */
  delete(uri: string): IndexedValue[] {
    const before = this.#files.get(uri) ?? [];
    for (const referral of before) this.#forget(referral);
    this.#files.delete(uri);
    return this.#changed(uri, before, []);
  }

  /** Returns the referrals with this value, by file and place. */
  find(property: IndexedProperty, value: string): IndexedReferral[] {
    const found = this.#holders[property].get(indexKey(property, value)) ?? [];
    return [...found].sort((a, b) => (a.uri === b.uri ? a.offset - b.offset : a.uri < b.uri ? -1 : 1));
  }

  /** Returns the places of this value in referrals of files other than `uri`; only some if there are many. */
  elsewhere(uri: string, property: IdentityProperty, value: string): (Place & { uri: string })[] {
    const places: (Place & { uri: string })[] = [];
    for (const referral of this.#holders[property].get(indexKey(property, value)) ?? []) {
      const text = referral[property];
      if (referral.uri === uri || !text) continue;
      places.push({ uri: referral.uri, offset: text.offset, length: text.length });
      if (places.length === maxPlaces) break;
    }
    return places;
  }

  /**
   * Returns another number each time `elsewhere` may answer differently for this file. Changes of the file itself do
   * not count.
   */
  revisionElsewhere(uri: string): number {
    return this.#changes.all - (this.#changes.of.get(uri) ?? 0);
  }

  /**
   * Returns the indexed text that begins at an offset of a file, so that its line is known without reading the file.
   */
  textAt(uri: string, offset: number): IndexedText | undefined {
    const referrals = this.#files.get(uri) ?? [];
    let low = 0;
    let high = referrals.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((referrals[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const referral = referrals[low];
    if (!referral) return undefined;
    const { id, engagementId, externalReferenceId, name, customerName } = referral;
    return [id, engagementId, externalReferenceId, name, customerName].find((text) => text?.offset === offset);
  }

  #changed(uri: string, before: readonly IndexedReferral[], after: readonly IndexedReferral[]): IndexedValue[] {
    const values = differences(before, after);
    if (values.length > 0) {
      this.#changes.all++;
      this.#changes.of.set(uri, (this.#changes.of.get(uri) ?? 0) + 1);
    }
    return values;
  }

  #hold(referral: IndexedReferral): void {
    for (const property of indexedProperties) {
      const value = referral[property]?.value;
      if (value === undefined) continue;
      const key = indexKey(property, value);
      const holders = this.#holders[property].get(key);
      if (holders) holders.push(referral);
      else this.#holders[property].set(key, [referral]);
    }
  }

  /** Replaces referrals with others that have the same values at the same places, and reports no file as changed. */
  #exchange(before: readonly IndexedReferral[], after: readonly IndexedReferral[]): void {
    for (const property of indexedProperties) {
      const others = after.filter((referral) => referral[property]);
      for (const [index, old] of before.filter((referral) => referral[property]).entries()) {
        const holders = this.#holders[property].get(indexKey(property, old[property]?.value ?? '')) ?? [];
        const at = holders.indexOf(old);
        const other = others[index];
        if (at >= 0 && other) holders[at] = other;
      }
    }
  }

  #forget(referral: IndexedReferral): void {
    for (const property of indexedProperties) {
      const value = referral[property]?.value;
      if (value === undefined) continue;
      const key = indexKey(property, value);
      const holders = this.#holders[property].get(key) ?? [];
      const at = holders.indexOf(referral);
      if (at >= 0) holders.splice(at, 1);
      if (holders.length === 0) this.#holders[property].delete(key);
    }
  }
}

function differences(before: readonly IndexedReferral[], after: readonly IndexedReferral[]): IndexedValue[] {
  if (before.length === 0) return after.flatMap(valuesOf);
  return indexedProperties.flatMap((property) => {
    const old = placesOf(before, property);
    const now = placesOf(after, property);
    const changed = [...old].filter(([key, { places }]) => now.get(key)?.places !== places);
    const added = [...now].filter(([key]) => !old.has(key));
    return [...changed, ...added].map(([, { value }]) => ({ property, value }));
  });
}

function valuesOf(referral: IndexedReferral): IndexedValue[] {
  const values: IndexedValue[] = [];
  for (const property of indexedProperties) {
    const value = referral[property]?.value;
    if (value !== undefined) values.push({ property, value });
  }
  return values;
}

function placesOf(referrals: readonly IndexedReferral[], property: IndexedProperty) {
  const places = new Map<string, { value: string; places: string }>();
  for (const referral of referrals) {
    const text = referral[property];
    if (!text) continue;
    const key = indexKey(property, text.value);
    const place = `${text.offset},${text.length},${text.line},${text.character};`;
    const known = places.get(key);
    if (known) known.places += place;
    else places.set(key, { value: text.value, places: place });
  }
  return places;
}
