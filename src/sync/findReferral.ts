import type { Node } from 'jsonc-parser';
import { ParsedDocument } from '../language/document/parsedDocument';
import { asObject, isObject } from './asObject';
import { sameValue } from './sameValue';
import { wireNames } from './wireNames';

/** A referral in a text. */
export interface FoundReferral {
  pointer: string;
  /** Where it begins in the text. */
  offset: number;
  /** Whether its own text is strict JSON. */
  valid: boolean;
  value: unknown;
  /** Its id under any spelling; undefined where it has none (`null` and `""` are none). */
  id: unknown;
  /** Its syntax tree, with offsets into the whole text. */
  readonly node: Node | undefined;
}

/** All referrals of a text, whatever its form. */
export function findReferrals(text: string): FoundReferral[] {
  const document = ParsedDocument.parse(text);
  return document.texts.map((own, index) => ({
    pointer: document.pointer(index),
    offset: document.offset(index),
    valid: own.valid,
    value: own.value,
    id: idOf(own.value),
    get node() {
      return own.root && shifted(own.root, document.offset(index));
    },
  }));
}

/** Which referral of a text is meant, when the text may have changed since. */
export interface Wanted {
  pointer: string;
  /** Its id, where it had one. */
  id?: string;
  /** Its value at the time. */
  before?: unknown;
  /** How many referrals there were at the time. */
  count?: number;
}

/**
 * Finds a referral again. One with an id is told by it; one without by its unchanged value, and else by its place,
 * as long as there are as many referrals as before.
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

function shifted(node: Node, by: number): Node {
  const children = node.children?.map((child) => shifted(child, by));
  return { ...node, offset: node.offset + by, ...(children ? { children } : {}) };
}

function idOf(value: unknown): unknown {
  const { id } = asObject(wireNames(value));
  return id === null || id === '' ? undefined : id;
}
