import { isPlaceholder } from '../../domain/publish/placeholder';
import type { Span } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { type Found, readReferral } from '../facts/referralView';
import type { IdentityProperty } from '../types';

/** Properties that identify a referral. */
export const identityProperties: readonly IdentityProperty[] = ['id', 'externalReferenceId'];

/** The identity of a referral, as far as it is given. */
export class Identity {
  /** Ready for comparison. IDs are GUIDs, so case does not count; references are the user's own. */
  readonly id: string | undefined;
  readonly externalReferenceId: string | undefined;

  constructor(
    private readonly writtenId: (Found & { value: string }) | undefined,
    private readonly reference: (Found & { value: string }) | undefined,
  ) {
    this.id = writtenId?.value.toLowerCase();
    this.externalReferenceId = reference?.value;
  }

  /** Returns the value as written. */
  written(property: IdentityProperty): string | undefined {
    return property === 'id' ? this.writtenId?.value : this.externalReferenceId;
  }

  /** Returns the range of its literal, relative to the beginning of the referral. */
  place(property: IdentityProperty): Span | undefined {
    return property === 'id' ? this.writtenId : this.reference;
  }
}

/** Reads the identity of one referral. Returns undefined if the text is not an object. */
export function readIdentity(text: ReferralText): Identity | undefined {
  const view = readReferral(text);
  if (!view) return undefined;
  const reference = view.getText('externalReferenceId');
  // Drafts from one template have it in common.
  const isOpen = reference !== undefined && !view.isCreated && isPlaceholder(reference.value);
  return new Identity(view.getText('id'), isOpen ? undefined : reference);
}

/** The referrals that share one value. */
export interface Holders {
  /** In order. */
  readonly indexes: number[];
  /** Changes whenever one of these referrals, or the set of them, changes. */
  revision: number;
}

/** Index of the referrals by the values of one property. */
interface HoldersByValue {
  /** Index of the last referral with the value. */
  readonly last: Map<string, number>;
  /** All referrals with the value, if there are several. */
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

  /** Returns the indexes of all referrals that share a value with another one, in order. */
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

/** Maximum number of other referrals with one ID or reference to name. */
const maxPlaces = 10;

/** A place in a document, with the index of the referral that it is in. */
export interface PlaceOfOther {
  index: number;
  offset: number;
  length: number;
}

/**
 * Returns the places of other referrals of the document that share a value with the one at index `self`; at most
 * `maxPlaces`.
 */
export function placesOfOthers(
  document: ParsedDocument,
  identities: SharedIdentities,
  property: IdentityProperty,
  self: number,
): PlaceOfOther[] {
  const places: PlaceOfOther[] = [];
  for (const index of identities.holders(property, self)?.indexes ?? []) {
    if (places.length === maxPlaces) break;
    const text = document.textAt(index);
    const identity = identities.at(index);
    if (!text || !identity || index === self) continue;
    const { offset, length } = identity.place(property) ?? { offset: 0, length: 1 };
    places.push({ index, offset: offset + document.offset(index), length });
  }
  return places;
}
