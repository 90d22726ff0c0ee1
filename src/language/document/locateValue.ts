import type { Path, Span } from './referralText';

/** Where a value stands, and its key where it has one. */
export interface LocatedValue {
  value: Span;
  key?: Span;
}

const quote = 0x22;

/**
 * Finds the value at `path` in valid JSON without building a tree: it steps over what it does not look for. Of two
 * properties with one name it finds the last. Undefined where there is none.
 * @param members those of the outermost object, where they have been found already, because no name comes twice
 */
export function locateValue(text: string, path: Path, members?: Members): LocatedValue | undefined {
  let offset = skipBlanks(text, 0);
  let key: Span | undefined;
  for (const [depth, segment] of path.entries()) {
    const found =
      typeof segment === 'number'
        ? element(text, offset, segment)
        : depth === 0 && members
          ? members.get(segment)
          : property(text, offset, segment, members !== undefined);
    if (!found) return undefined;
    ({ offset, key } = found);
  }
  return { value: { offset, length: end(text, offset) - offset }, ...(key && { key }) };
}

/** Where the values of an object's properties begin, by name, and their keys; of two with one name the last. */
export type Members = ReadonlyMap<string, { offset: number; key: Span }>;

/**
 * Finds properties of the object that valid JSON is, in one go: for those who look for several. What is behind the last
 * of them is not looked at.
 * @param names properties that the object has, none of them twice
 */
export function locateMembers(text: string, names: readonly string[]): Members {
  const found = new Map<string, { offset: number; key: Span }>();
  if (names.length === 0) return found;
  eachProperty(text, skipBlanks(text, 0), (raw, offset, key) => {
    const name = unescaped(raw);
    if (names.includes(name)) found.set(name, { offset, key });
    return found.size === names.length;
  });
  return found;
}

function property(
  text: string,
  object: number,
  name: string,
  once: boolean,
): { offset: number; key: Span } | undefined {
  let found: { offset: number; key: Span } | undefined;
  eachProperty(text, object, (raw, offset, key) => {
    if (unescaped(raw) === name) found = { offset, key };
    return once && found !== undefined;
  });
  return found;
}

function unescaped(raw: string): string {
  return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
}

/** @param take is told of each property, and says whether that is enough */
function eachProperty(text: string, object: number, take: (raw: string, offset: number, key: Span) => boolean): void {
  if (text[object] !== '{') return;
  for (let at = skipBlanks(text, object + 1); text[at] === '"'; ) {
    const keyEnd = stringEnd(text, at);
    const value = skipBlanks(text, keyEnd);
    if (take(text.slice(at + 1, keyEnd - 1), value, { offset: at, length: keyEnd - at })) return;
    at = skipBlanks(text, end(text, value));
  }
}

function element(text: string, array: number, index: number): { offset: number; key: undefined } | undefined {
  if (text[array] !== '[') return undefined;
  let at = skipBlanks(text, array + 1);
  for (let i = 0; i < index && at < text.length; i++) at = skipBlanks(text, end(text, at));
  return at < text.length && text[at] !== ']' ? { offset: at, key: undefined } : undefined;
}

/** Where the value that begins at `offset` ends. */
function end(text: string, offset: number): number {
  const first = text[offset];
  if (first === '"') return stringEnd(text, offset);
  if (first !== '{' && first !== '[') {
    let at = offset;
    while (at < text.length && !isBetween(text.charCodeAt(at)) && !isClosing(text.charCodeAt(at))) at++;
    return at;
  }
  let depth = 0;
  for (let at = offset; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) at = stringEnd(text, at) - 1;
    else if (c === 0x7b || c === 0x5b) depth++;
    else if ((c === 0x7d || c === 0x5d) && --depth === 0) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, offset: number): number {
  for (let at = text.indexOf('"', offset + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Skips white space, and the commas and colons between values. */
function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBetween(text.charCodeAt(at))) at++;
  return at;
}

/** White space as JSON has it, a comma or a colon. */
function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x2c || code === 0x3a;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}
