/** UTF-16 code units of a part of a text, followed by a zero. */
interface CharacterCodes {
  readonly codes: Uint16Array;
  /** Offset in the text of the first of them. */
  readonly origin: number;
}

/** Number of code units to have room for between texts. */
const maxKept = 1 << 22;

/** Number of code units to copy at least: mostly the next ones are asked for next. */
const minCopied = 1 << 14;

interface Room {
  readonly codes: Uint16Array;
  /** The same memory; undefined in a browser, which has no faster copy. */
  readonly bytes: Buffer | undefined;
}

let kept = room(minCopied + 1);

/** What the kept room holds. */
let held = { text: '', start: 0, end: 0 };

/**
 * Returns the code units of a part of a text. Looking at a character there takes a third of the time of `charCodeAt`.
 * The array is shared: the next call may overwrite it.
 */
export function characterCodes(text: string, start: number, end: number): CharacterCodes {
  if (start >= held.start && end <= held.end && text === held.text) {
    // Equal strings that are different objects are compared character by character. Keep this one for the next call.
    held.text = text;
    return { codes: kept.codes, origin: held.start };
  }
  const last = Math.min(text.length, Math.max(end, start + minCopied));
  const length = last - start;
  const { codes, bytes } = length < kept.codes.length ? kept : largerRoom(length);
  if (bytes) bytes.write(length === text.length ? text : text.slice(start, last), 0, 'utf16le');
  else for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(start + at);
  codes[length] = 0;
  if (codes === kept.codes) held = { text, start, end: last };
  return { codes, origin: start };
}

function largerRoom(length: number): Room {
  const larger = room(Math.max(length + 1, Math.min(maxKept, length * 2)));
  if (length < maxKept) kept = larger;
  return larger;
}

function room(length: number): Room {
  const codes = new Uint16Array(length);
  return { codes, bytes: typeof Buffer === 'undefined' ? undefined : Buffer.from(codes.buffer) };
}
