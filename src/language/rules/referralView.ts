import type { Path } from '../document/referralText';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A property found: its value, and its path with the name as it is written. */
export interface Found {
  value: unknown;
  path: Path;
}

/** Which name of an object is written how: only for objects with names in another spelling than the wire's. */
export type Spellings = ReadonlyMap<object, ReadonlyMap<string, string>>;

/** Whether a value counts as given: `null` is as good as absent (RULES.md). */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One referral as rules read it: by wire names, whatever the spelling in the text. */
export class ReferralView {
  constructor(
    readonly value: JsonObject,
    readonly spellings: Spellings,
  ) {}

  /** The property `name` of the referral itself, or of `owner`; undefined where it is absent or null. */
  get(name: string, owner: Found | undefined = { value: this.value, path: [] }): Found | undefined {
    if (!owner || !isObject(owner.value)) return undefined;
    const written = this.spellings.get(owner.value)?.get(name) ?? name;
    if (!Object.hasOwn(owner.value, written)) return undefined;
    const value = owner.value[written];
    return isGiven(value) ? { value, path: [...owner.path, written] } : undefined;
  }

  /** The property at the end of a chain of names. */
  at(...names: string[]): Found | undefined {
    let found: Found | undefined = { value: this.value, path: [] };
    for (const name of names) found = found && this.get(name, found);
    return found;
  }

  /** The entries of a list; none where it is no list. */
  items(list: Found | undefined): Found[] {
    if (!list || !Array.isArray(list.value)) return [];
    return list.value.map((value, index) => ({ value, path: [...list.path, index] }));
  }
}
