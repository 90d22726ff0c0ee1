import { applyEdits } from '../../src/language/edits/applyEdits';
import type { FileChange, ReferralFile } from '../../src/sync/files/referralFile';

/** A user's file in memory: what was typed into it, and which values it has shown. */
export class SoakFile implements ReferralFile {
  /** The next change by the extension fails, as on a full disk. */
  failing = false;
  /** Property → all values that the file ever showed: the user has seen them. */
  readonly seen = new Map<string, Set<unknown>>();
  /** Property → what the user typed last. */
  readonly typed = new Map<string, string | undefined>();
  /** Property → everything the user ever typed. */
  readonly everTyped = new Map<string, Set<unknown>>();

  /** Texts that the file had, which the user may go back to. */
  readonly history: string[] = [];

  constructor(
    public name: string,
    public text: string,
  ) {
    for (const property of properties) add(this.everTyped, property, at(this.value(), property));
    this.#look();
  }

  async read(): Promise<string> {
    return this.text;
  }

  async change<T extends FileChange>(decide: (text: string) => T): Promise<T> {
    const decided = decide(this.text);
    if (decided.edits.length === 0) return decided;
    if (this.failing) {
      this.failing = false;
      throw new Error('no space is left on the disk');
    }
    this.text = applyEdits(this.text, decided.edits);
    this.#look();
    return decided;
  }

  /** The user writes a value, or takes out what is there. */
  type(property: string, value: string | undefined): void {
    const referral = this.value();
    put(referral, property, value);
    this.typed.set(property, value);
    add(this.everTyped, property, value);
    this.text = JSON.stringify(referral, null, 2);
    this.#look();
  }

  /** The user takes the eTag out, as one who tidies a file. */
  strip(): void {
    const { eTag: _, ...referral } = this.value();
    this.text = JSON.stringify(referral, null, 2);
  }

  /** The user goes back to an earlier text, as by undo or version control: also to one from before the referral was created. */
  restore(index: number): void {
    // With another name of file or deal nothing tells that a file without id has created its referral already.
    const before = this.history.filter((text) => !('id' in JSON.parse(text)));
    const isToBeKnown = !this.name.endsWith('+') && new Set(before.map((text) => JSON.parse(text).name)).size === 1;
    const texts = this.history.filter((text) => isToBeKnown || 'id' in JSON.parse(text));
    const text = texts[index % Math.max(1, texts.length)];
    if (text === undefined) return;
    this.text = text;
    this.typed.clear();
    for (const property of properties) add(this.everTyped, property, at(this.value(), property));
  }

  /** Whether it has ever had the id of a referral. */
  get hadId(): boolean {
    return this.history.some((text) => 'id' in JSON.parse(text));
  }

  /** The user has seen a value elsewhere: in a question about a conflict. */
  see(property: string, value: unknown): void {
    add(this.seen, property, value);
  }

  value(): Record<string, unknown> {
    return JSON.parse(this.text) as Record<string, unknown>;
  }

  #look(): void {
    const referral = this.value();
    for (const property of properties) add(this.seen, property, at(referral, property));
    this.history.push(this.text);
  }
}

/**
 * The properties that users and others change in a soak test, as JSON Pointers without the first slash; entries of lists
 * are named by their email.
 */
export const properties = [
  'name',
  'statusReason',
  'details/notes',
  'customerProfile/address/city',
  'team/bo@fabrikam.com/phoneNumber',
  'team/cy@fabrikam.com/phoneNumber',
] as const;

/** Those that cannot be taken out. */
export const lasting: readonly string[] = ['name', 'customerProfile/address/city'];

/** The value of one of them; undefined if there is none. */
export function at(referral: unknown, property: string): unknown {
  let value = referral;
  for (const name of property.split('/')) {
    value = Array.isArray(value) ? value.find(isOf(name)) : (value as Record<string, unknown> | undefined)?.[name];
  }
  return value === null || value === '' ? undefined : value;
}

/** Sets one of them, or takes it out: of a list the whole entry, and what must be there is emptied. */
export function put(referral: Record<string, unknown>, property: string, value: unknown): void {
  const names = property.split('/');
  const last = names.at(-1) ?? '';
  let owner = referral;
  for (const [index, name] of names.slice(0, -1).entries()) {
    const key = names[index + 1] ?? '';
    if (key.includes('@')) owner[name] ??= [];
    const inner = owner[name];
    if (Array.isArray(inner)) {
      if (value === undefined) {
        owner[name] = inner.filter((entry) => !isOf(key)(entry));
        return;
      }
      if (!inner.some(isOf(key))) inner.push({ firstName: key.slice(0, 2), lastName: 'C', email: key });
      owner = { [key]: inner.find(isOf(key)) };
    } else {
      owner[name] = typeof inner === 'object' && inner !== null ? inner : {};
      owner = owner[name] as Record<string, unknown>;
    }
  }
  if (value !== undefined) owner[last] = value;
  else delete owner[last];
}

function isOf(email: string): (entry: unknown) => boolean {
  return (entry) => (entry as { email?: string }).email === email;
}

/** Adds to the set of a key. */
export function add(sets: Map<string, Set<unknown>>, key: string, value: unknown): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}
