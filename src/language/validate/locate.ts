import { type LocatedValue, locateValue } from '../document/locateValue';
import { NoteKind } from '../document/notes';
import type { Path, ReferralText, Span } from '../document/referralText';
import type { Finding } from '../rules/finding';
import { jsonPointer } from './jsonPointer';

/** Where findings stand in a text, relative to its beginning. */
export interface Locator {
  locate(finding: Finding): Span;
  /** The span of the value at `path`, of its key, or of its opening bracket. */
  spanOf(path: Path, at: Finding['at']): Span;
}

/** So few places are found sooner without a tree. */
const few = 8;

/** What was found in a text, by path: of duplicates, the same places are asked for at every check. */
const known = new NoteKind<Map<string, LocatedValue | undefined>>();

/** Locates `count` findings in a text: a few in valid text by stepping over the rest, many in a tree. */
export function locator(text: ReferralText, count: number): Locator {
  const find = text.valid && count <= few ? (path: Path) => located(text, path) : (path: Path) => inTree(text, path);
  function spanOf(path: Path, at: Finding['at']): Span {
    const { value, key } = find(path) ?? {
      value: { offset: 0, length: Math.min(1, text.text.length) },
      key: undefined,
    };
    if (at === 'key' && key) return key;
    return { offset: value.offset, length: at === 'opening' ? 1 : value.length };
  }
  return { spanOf, locate: ({ span, path, at }) => span ?? spanOf(path, at) };
}

function located(text: ReferralText, path: Path): LocatedValue | undefined {
  let places = text.note(known);
  if (!places) {
    places = new Map();
    text.keep(known, places);
  }
  const pointer = jsonPointer(path);
  const found = places.get(pointer) ?? locateValue(text.text, path);
  places.set(pointer, found);
  return found;
}

function inTree(text: ReferralText, path: Path): { value: Span; key?: Span } | undefined {
  const node = text.node(path);
  // Never the whole referral in the place of what is not found: a fix would replace it.
  if (!node) return undefined;
  const key = text.key(path);
  const span = ({ offset, length }: Span): Span => ({ offset, length });
  return { value: span(node), ...(key && { key: span(key) }) };
}
