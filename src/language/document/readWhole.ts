import type { DocumentForm } from '../types';
import type { JsonNode, JsonType, Span } from './jsonNode';
import { read } from './reader/reader';
import type { FaultKind, SyntaxFault } from './reader/syntaxFault';
import { TokenKind, type Tokens } from './reader/tokens';
import type { ReadText } from './referralText';

/** A text as it was read: its tokens, and where its referrals are among them. */
export interface Whole extends ReadText {
  readonly form: DocumentForm;
  readonly root: number;
  /** Index of the token of the array that holds the referrals; -1 if there is no array. */
  readonly list: number;
  /** The tokens of the referrals. */
  readonly items: Int32Array;
  /** By referral, which of the errors are its own; those of what is around them at -1. */
  readonly faultsOf: ReadonlyMap<number, readonly number[]>;
}

/** How many brackets of its document are open around a referral. */
export const depths: Readonly<Record<DocumentForm, number>> = { referral: 0, array: 1, list: 2, other: 0 };

/** The errors between referrals that mean the same whatever the referrals say. */
export const separateFaults: ReadonlySet<FaultKind> = new Set([
  'trailing-comma',
  'missing-comma',
  'missing-list-comma',
]);

/** Reads a text of any kind, and finds the referrals among its tokens. */
export function readWhole(source: string): Whole {
  const { tokens, root, faults } = read(source);
  const list = root < 0 ? -1 : listOf(source, tokens, root);
  const form = formOf(tokens, root, list);
  const items = form === 'referral' ? Int32Array.of(root) : itemsOf(tokens, list);
  const whole = { source, tokens, faults, root, form, list, items };
  return { ...whole, faultsOf: faults.count === 0 ? new Map() : sortedFaults(whole) };
}

function formOf(tokens: Tokens, root: number, list: number): DocumentForm {
  const kind = root < 0 ? TokenKind.Null : tokens.kind(root);
  if (kind === TokenKind.Array) return 'array';
  return kind === TokenKind.Object ? (list < 0 ? 'referral' : 'list') : 'other';
}

/** Finds the array of an array document, or of a list response, which has an array under `value`. */
function listOf(source: string, tokens: Tokens, root: number): number {
  if (tokens.kind(root) === TokenKind.Array) return root;
  if (tokens.kind(root) !== TokenKind.Object) return -1;
  const end = tokens.next(root);
  for (let key = root + 1; key < end; key = tokens.next(key)) {
    const value = tokens.kind(key) === TokenKind.Key ? tokens.valueOf(key) : -1;
    if (value < 0 || tokens.kind(value) !== TokenKind.Array || tokens.end(key) - tokens.start(key) !== 7) continue;
    if (/^"value"$/i.test(source.slice(tokens.start(key), tokens.end(key)))) return value;
  }
  return -1;
}

function itemsOf(tokens: Tokens, list: number): Int32Array {
  if (list < 0) return new Int32Array(0);
  const end = tokens.next(list);
  let count = 0;
  for (let item = list + 1; item < end; item = tokens.next(item)) count++;
  const items = new Int32Array(count);
  for (let item = list + 1, at = 0; item < end; item = tokens.next(item)) items[at++] = item;
  return items;
}

/**
 * Assigns each error to the referral that contains it: it has more open brackets than the referral, and begins after
 * it.
 */
function sortedFaults({ tokens, faults, form, list, items }: Omit<Whole, 'faultsOf'>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const depth = depths[form];
  const listEnd = list < 0 ? Number.POSITIVE_INFINITY : tokens.end(list);
  const isOpen = list >= 0 && !tokens.isClosed(list);
  let index = -1;
  for (let fault = 0; fault < faults.count; fault++) {
    const offset = faults.offset(fault);
    // What is missing at the end of the text is reported at its last character, which may begin a referral.
    const from = Math.max(offset, faults.anchor(fault));
    while (index + 1 < items.length && tokens.start(items[index + 1] as number) < from) index++;
    while (index >= 0 && tokens.start(items[index] as number) >= from) index--;
    const isInner = form !== 'other' && index >= 0 && faults.depth(fault) > depth && (offset < listEnd || isOpen);
    const owner = isInner ? index : -1;
    const own = found.get(owner);
    if (own) own.push(fault);
    else found.set(owner, [fault]);
  }
  return found;
}

/** A property of a list response itself, not of its referrals. */
export interface OuterProperty {
  readonly name: string;
  readonly key: Span;
  readonly value?: Span & { readonly type: JsonType };
}

/** Returns errors with offsets adjusted after a referral that begins at `start` has become longer or shorter. */
export function shiftFaults(faults: readonly SyntaxFault[], start: number, by: number): readonly SyntaxFault[] {
  if (faults.length === 0 || by === 0) return faults;
  const move = (offset: number): number => (offset > start ? offset + by : offset);
  return faults.map((fault) => ({ ...fault, offset: move(fault.offset), anchor: move(fault.anchor) }));
}

/** Returns properties with offsets adjusted after a referral that begins at `start` has become longer or shorter. */
export function shiftProperties(
  properties: readonly OuterProperty[],
  start: number,
  by: number,
): readonly OuterProperty[] {
  if (by === 0) return properties;
  const move = <S extends Span>(span: S): S => (span.offset > start ? { ...span, offset: span.offset + by } : span);
  return properties.map(({ name, key, value }) => ({ name, key: move(key), ...(value && { value: move(value) }) }));
}

/** Returns the properties of a list response. */
export function outerPropertiesOf(root: JsonNode | undefined): OuterProperty[] {
  return (root?.properties ?? []).map(({ name, key, value }) => {
    return { name, key, ...(value && { value: { offset: value.offset, length: value.length, type: value.type } }) };
  });
}
