import { isObject } from '../../base/isObject';
import { referral } from '../../domain/referral/referral';
import { JsonNode } from '../../language/document/jsonNode';
import type { ParsedDocument } from '../../language/document/parsedDocument';
import type { ReferralText } from '../../language/document/referralText';
import { sameValue } from '../referral/alike';
import { asObject } from '../referral/wireNames';
import { recentDocument } from './recentDocument';

/** A referral in a text. */
export interface FoundReferral {
  readonly pointer: string;
  /** Its start in the text, in UTF-16 code units. */
  readonly offset: number;
  /** Whether its text is strict JSON. */
  readonly valid: boolean;
  /** Its value; numbers keep their text. */
  readonly value: unknown;
  /** Its ID, with any spelling of the name; undefined if it has none, or `null` or `""`. */
  readonly id: unknown;
  /** Its syntax tree, with offsets into the whole text. */
  readonly node: JsonNode;
}

const found = new WeakMap<ParsedDocument, readonly FoundReferral[]>();

/** Returns all referrals of a text: a single one, an array, or a response of the service. */
export function findReferrals(text: string): readonly FoundReferral[] {
  const document = recentDocument(text);
  let all = found.get(document);
  if (!all) {
    all = document.texts.map((own, index) => new Found(own, document.pointer(index), document.offset(index)));
    found.set(document, all);
  }
  return all;
}

/** A referral that computes its parts on demand, because a text may contain thousands of referrals. */
class Found implements FoundReferral {
  #id: { id: unknown } | undefined;

  constructor(
    private readonly own: ReferralText,
    readonly pointer: string,
    readonly offset: number,
  ) {}

  get valid(): boolean {
    return this.own.valid;
  }

  get value(): unknown {
    return this.own.exact;
  }

  get id(): unknown {
    this.#id ??= { id: idOf(this.own.exact) };
    return this.#id.id;
  }

  get node(): JsonNode {
    const { source, tokens, index, base } = this.own;
    return new JsonNode({ source, tokens, index, base: base - this.offset }, index);
  }
}

/** A referral to find again in a text that may have changed. */
export interface Wanted {
  pointer: string;
  /** Its ID, if it had one. */
  id?: string;
  /** Its value when it was read. */
  before?: unknown;
  /** The number of referrals in the text when it was read. */
  count?: number;
}

/**
 * Finds a referral again: by its ID or, without an ID, by its unchanged value, else by its place if the number of
 * referrals is the same.
 */
export function findAgain(text: string, { pointer, id, before, count }: Wanted): FoundReferral | undefined {
  const all = findReferrals(text);
  const place = all.find((found) => found.pointer === pointer);
  if (id !== undefined) {
    const isIt = (found: FoundReferral): boolean =>
      typeof found.id === 'string' && found.id.toLowerCase() === id.toLowerCase();
    return place && isIt(place) ? place : all.find(isIt);
  }
  const isSame = (found: FoundReferral): boolean => found.id === undefined && sameValue(found.value, before);
  if (place && isSame(place)) return place;
  const moved = all.find(isSame);
  if (moved) return moved;
  return place?.id === undefined && isObject(place?.value) && all.length === count ? place : undefined;
}

/** Returns the ID, with any spelling of the name; see `namesOnWire` for several. */
function idOf(value: unknown): unknown {
  const own = asObject(value);
  const names = Object.keys(own).filter((name) => referral.resolve(name)?.property.name === 'id');
  const id = own[names.includes('id') ? 'id' : (names.at(-1) ?? 'id')];
  return id === null || id === '' ? undefined : id;
}
