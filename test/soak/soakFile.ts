import { applyEdits } from '../../src/language/edits/applyEdits';
import type { ReferralFile } from '../../src/sync/referralFile';

/** A user's file in memory: what was typed into it, and which values it has shown. */
export class SoakFile implements ReferralFile {
  /** The next change by the extension fails, as on a full disk. */
  failing = false;
  /** Property → all values that the file ever showed: the user has seen them. */
  readonly seen = new Map<string, Set<unknown>>();
  /** Property → what the user typed last. */
  readonly typed = new Map<string, string>();
  /** Property → everything the user ever typed. */
  readonly everTyped = new Map<string, Set<unknown>>();

  constructor(
    readonly name: string,
    public text: string,
  ) {
    this.#look();
  }

  async read(): Promise<string> {
    return this.text;
  }

  async change(edits: Parameters<ReferralFile['change']>[0]): Promise<void> {
    const made = edits(this.text);
    if (made.length === 0) return;
    if (this.failing) {
      this.failing = false;
      throw new Error('no space is left on the disk');
    }
    this.text = applyEdits(this.text, made);
    this.#look();
  }

  /** The user writes a value. */
  type(property: string, value: string): void {
    const referral = this.value();
    put(referral, property, value);
    this.typed.set(property, value);
    add(this.everTyped, property, value);
    this.text = JSON.stringify(referral, null, 2);
    this.#look();
  }

  value(): Record<string, unknown> {
    return JSON.parse(this.text) as Record<string, unknown>;
  }

  #look(): void {
    const referral = this.value();
    for (const property of properties) add(this.seen, property, at(referral, property));
  }
}

/** The properties that users and others change in a soak test, as JSON Pointers without the first slash. */
export const properties = ['name', 'statusReason', 'details/notes', 'customerProfile/address/city'] as const;

/** The value of one of them; undefined where there is none. */
export function at(referral: unknown, property: string): unknown {
  let value = referral;
  for (const name of property.split('/')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === null || value === '' ? undefined : value;
}

/** Sets one of them. */
export function put(referral: Record<string, unknown>, property: string, value: unknown): void {
  const names = property.split('/');
  let owner = referral;
  for (const name of names.slice(0, -1)) {
    const inner = owner[name];
    owner[name] = typeof inner === 'object' && inner !== null ? inner : {};
    owner = owner[name] as Record<string, unknown>;
  }
  owner[names.at(-1) ?? ''] = value;
}

/** Adds to the set of a key. */
export function add(sets: Map<string, Set<unknown>>, key: string, value: unknown): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}
