import type { IdentityProperty } from '../types';
import type { Identity } from './identityOf';

const properties = ['id', 'externalReferenceId'] as const;

/** Which referrals of one document have an id or a reference in common; kept up to date referral by referral. */
export class SharedIdentities {
  /** By value: the index of the one that has it, or the indexes of several, in order. */
  readonly #holders: Readonly<Record<IdentityProperty, Map<string, number | number[]>>> = {
    id: new Map(),
    externalReferenceId: new Map(),
  };
  readonly #identities: (Identity | undefined)[] = [];
  /** How many values have several holders. */
  #shared = 0;

  /** Says what the referral with this index has from now on. */
  set(index: number, identity: Identity | undefined): void {
    const before = this.#identities[index];
    this.#identities[index] = identity;
    for (const property of properties) {
      const old = before?.[property];
      const now = identity?.[property];
      if (old === now) continue;
      if (old !== undefined) this.#drop(this.#holders[property], old, index);
      if (now !== undefined) this.#add(this.#holders[property], now, index);
    }
  }

  at(index: number): Identity | undefined {
    return this.#identities[index];
  }

  /** Whether any two referrals have something in common. */
  get any(): boolean {
    return this.#shared > 0;
  }

  /** Whether the referral with this index has something in common with another one. */
  has(index: number): boolean {
    return this.any && properties.some((property) => this.holders(property, index).length > 1);
  }

  /** The indexes of those that have what the one with this index has, itself included; none where nobody else has it. */
  holders(property: IdentityProperty, index: number): readonly number[] {
    const value = this.#identities[index]?.[property];
    const holders = value === undefined ? undefined : this.#holders[property].get(value);
    return typeof holders === 'object' ? holders : [];
  }

  #add(holders: Map<string, number | number[]>, value: string, index: number): void {
    const known = holders.get(value);
    if (known === undefined) {
      holders.set(value, index);
    } else if (typeof known === 'number') {
      holders.set(value, known < index ? [known, index] : [index, known]);
      this.#shared++;
    } else {
      const later = known.findIndex((other) => other > index);
      known.splice(later < 0 ? known.length : later, 0, index);
    }
  }

  #drop(holders: Map<string, number | number[]>, value: string, index: number): void {
    const known = holders.get(value);
    if (typeof known !== 'object') {
      holders.delete(value);
      return;
    }
    const left = known.filter((other) => other !== index);
    if (left.length > 1) {
      holders.set(value, left);
    } else {
      holders.set(value, left[0] ?? index);
      this.#shared--;
    }
  }
}
