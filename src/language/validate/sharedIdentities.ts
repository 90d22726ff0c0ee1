import type { IdentityProperty } from '../types';
import type { Identity } from './identityOf';

const properties = ['id', 'externalReferenceId'] as const;

/** Who has which value of one property. */
interface Holders {
  /** By value: the index of the last one that was found to have it. */
  readonly last: Map<string, number>;
  /** By value: the indexes of all that have it, in order, where they are several. */
  readonly several: Map<string, number[]>;
}

const noHolders = (): Holders => ({ last: new Map(), several: new Map() });

/** Which referrals of one document have an id or a reference in common; kept up to date referral by referral. */
export class SharedIdentities {
  readonly #holders: Readonly<Record<IdentityProperty, Holders>> = {
    id: noHolders(),
    externalReferenceId: noHolders(),
  };
  readonly #identities: (Identity | undefined)[] = [];

  /** Says what the referral with this index has from now on. */
  set(index: number, identity: Identity | undefined): void {
    const before = this.#identities[index];
    this.#identities[index] = identity;
    for (const property of properties) {
      const old = before?.[property];
      const now = identity?.[property];
      if (old === now) continue;
      if (old !== undefined) drop(this.#holders[property], old, index);
      if (now !== undefined) add(this.#holders[property], now, index);
    }
  }

  at(index: number): Identity | undefined {
    return this.#identities[index];
  }

  /** The indexes of all that have something in common with another one, in order. */
  sharing(): number[] {
    const found = new Set<number>();
    for (const property of properties) {
      for (const holders of this.#holders[property].several.values()) for (const index of holders) found.add(index);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The indexes of those that have what the one with this index has, itself included; none where nobody else has it. */
  holders(property: IdentityProperty, index: number): readonly number[] {
    const value = this.#identities[index]?.[property];
    return (value !== undefined && this.#holders[property].several.get(value)) || [];
  }
}

function add({ last, several }: Holders, value: string, index: number): void {
  const other = last.get(value);
  last.set(value, index);
  if (other === undefined) return;
  const known = several.get(value) ?? [other];
  // Mostly they come in order; thousands of one id must not be sorted at each of them.
  let at = known.length;
  while (at > 0 && (known[at - 1] ?? 0) > index) at--;
  if (at === known.length) known.push(index);
  else known.splice(at, 0, index);
  several.set(value, known);
}

function drop({ last, several }: Holders, value: string, index: number): void {
  const left = several.get(value)?.filter((other) => other !== index) ?? [];
  if (left.length > 1) several.set(value, left);
  else several.delete(value);
  const [first] = left;
  if (first === undefined) last.delete(value);
  else last.set(value, first);
}
