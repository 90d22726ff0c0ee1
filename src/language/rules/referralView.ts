import type { Path } from '../document/referralText';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A property found: its value, and its path with the name as it is written. */
export interface Found {
  value: unknown;
  path: Path;
}

/** Which name of an object is written how: only for objects with names in another spelling than the wire's. */
export type Spellings = ReadonlyMap<object, ReadonlyMap<string, string>>;

/** Whether a value counts as given: `null` is as good as absent. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value within a referral, whose path is put together only for those who ask: nearly all is right. */
class FoundValue implements Found {
  constructor(
    readonly value: unknown,
    readonly owner: Found | undefined,
    readonly segment: string | number,
  ) {}

  get path(): Path {
    return this.owner ? [...this.owner.path, this.segment] : [this.segment];
  }
}

/** One referral as rules read it: by wire names, whatever the spelling in the text. */
export class ReferralView {
  constructor(
    readonly value: JsonObject,
    readonly spellings: Spellings,
    /** Whether every string that has a format is known to be as the format asks. */
    readonly formatted = false,
  ) {}

  /** The property `name` of the referral itself, or of `owner`; undefined where it is absent or null. */
  get(name: string, owner?: Found): Found | undefined {
    const object = owner === undefined ? this.value : owner.value;
    if (!isObject(object)) return undefined;
    const written = this.spellings.size > 0 ? (this.spellings.get(object)?.get(name) ?? name) : name;
    const value = object[written];
    // What every object inherits is not given.
    if (value === undefined || value === null || !Object.hasOwn(object, written)) return undefined;
    return new FoundValue(value, owner, written);
  }

  /** The property at the end of a chain of names. */
  at(...names: string[]): Found | undefined {
    let found: Found | undefined;
    for (let index = 0; index < names.length; index++) {
      found = this.get(names[index] ?? '', found);
      if (!found) return undefined;
    }
    return found;
  }

  /** The entries of a list; none where it is no list. */
  items(list: Found | undefined): Found[] {
    if (!list || !Array.isArray(list.value)) return [];
    return list.value.map((value, index) => new FoundValue(value, list, index));
  }
}
