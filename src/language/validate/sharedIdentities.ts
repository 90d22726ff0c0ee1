import type { IdentityProperty } from '../types';
import type { Identity } from './identityOf';
import { identityProperties } from './identityProperties';

/** The referrals that have one value. */
export interface Holders {
  /** In order. */
  readonly indexes: number[];
  /** Changes whenever one of these referrals, or the set of them, changes. */
  revision: number;
}

/** Who has which value of one property. */
interface HoldersByValue {
  /** The index of the last one that was found to have the value. */
  readonly last: Map<string, number>;
  /** All that have it if they are several. */
  readonly several: Map<string, Holders>;
}

const noHolders = (): HoldersByValue => ({ last: new Map(), several: new Map() });

/** Records which referrals of one document share an ID or a reference. Updated one referral at a time. */
export class SharedIdentities {
  readonly #holders: Readonly<Record<IdentityProperty, HoldersByValue>> = {
    id: noHolders(),
    externalReferenceId: noHolders(),
  };
  readonly #identities: (Identity | undefined)[] = [];
  #sharing: readonly number[] | undefined;

  /** Sets the identity of the referral with this index. */
  set(index: number, identity: Identity | undefined): void {
    const before = this.#identities[index];
    this.#identities[index] = identity;
    for (const property of identityProperties) {
      const holders = this.#holders[property];
      const old = before?.[property];
      const now = identity?.[property];
      if (old === now) {
        const same = now === undefined ? undefined : holders.several.get(now);
        if (same) same.revision++;
        continue;
      }
      if (old !== undefined) drop(holders, old, index);
      if (now !== undefined) add(holders, now, index);
      this.#sharing = undefined;
    }
  }

  at(index: number): Identity | undefined {
    return this.#identities[index];
  }

  /** The indexes of all that have something in common with another one, in order. */
  sharing(): readonly number[] {
    this.#sharing ??= this.#allSharing();
    return this.#sharing;
  }

  /**
   * Returns the referrals that share a value with the one at this index, including itself; undefined if there is no
   * other.
   */
  holders(property: IdentityProperty, index: number): Holders | undefined {
    const value = this.#identities[index]?.[property];
    return value === undefined ? undefined : this.#holders[property].several.get(value);
  }

  #allSharing(): number[] {
    const isSharing = new Uint8Array(this.#identities.length);
    for (const property of identityProperties) {
      for (const { indexes } of this.#holders[property].several.values())
        for (const index of indexes) isSharing[index] = 1;
    }
    const found: number[] = [];
    for (let index = 0; index < isSharing.length; index++) if (isSharing[index] === 1) found.push(index);
    return found;
  }
}

function add({ last, several }: HoldersByValue, value: string, index: number): void {
  const other = last.get(value);
  last.set(value, index);
  if (other === undefined) return;
  const known = several.get(value) ?? { indexes: [other], revision: 0 };
  known.revision++;
  const { indexes } = known;
  // Mostly they come in order; thousands of one id must not be sorted at each of them.
  let at = indexes.length;
  while (at > 0 && (indexes[at - 1] ?? 0) > index) at--;
  if (at === indexes.length) indexes.push(index);
  else indexes.splice(at, 0, index);
  several.set(value, known);
}

function drop({ last, several }: HoldersByValue, value: string, index: number): void {
  const known = several.get(value);
  const left = known?.indexes.filter((other) => other !== index) ?? [];
  if (left.length > 1) several.set(value, { indexes: left, revision: 0 });
  else several.delete(value);
  const [first] = left;
  if (first === undefined) last.delete(value);
  else last.set(value, first);
}
