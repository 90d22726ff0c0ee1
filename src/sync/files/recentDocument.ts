import { ParsedDocument } from '../../language/document/parsedDocument';

/** Maximum number of documents to keep. A submit parses a text several times, and several submits run at a time. */
const maxKept = 12;

/** How long to keep documents after the last call, in milliseconds. */
const keptForMs = 10_000;

/** Minimum length to look for an edit, in UTF-16 code units. Shorter texts are parsed again as fast. */
const minEdited = 20_000;

/** Number of code units to compare at once. */
const block = 1024;

interface Kept {
  text: string;
  document: ParsedDocument;
}

let kept: Kept[] = [];
let forgetting: ReturnType<typeof setTimeout> | undefined;

/**
 * Parses a text, or returns its document if it is one of the most recent ones. If it differs from the last text within
 * a single referral, as after a submit, parses only that referral.
 */
export function recentDocument(text: string): ParsedDocument {
  const [last] = kept;
  const found = kept.find((each) => each.text === text);
  const document = found?.document ?? (last && edited(last, text)) ?? ParsedDocument.parse(text);
  if (found !== last || !last) {
    kept = [found ?? { text, document }, ...kept.filter((each) => each !== found)].slice(0, maxKept);
  }
  if (forgetting) forgetting.refresh?.();
  else {
    forgetting = setTimeout(() => {
      kept = [];
      forgetting = undefined;
    }, keptForMs);
    forgetting.unref?.();
  }
  return document;
}

/** Returns the document of a text that is an edit of a similar one; undefined if it is another text. */
function edited(before: Kept, text: string): ParsedDocument | undefined {
  const old = before.text;
  const shorter = Math.min(old.length, text.length);
  if (shorter < minEdited) return undefined;
  const start = commonStart(old, text, shorter);
  const end = commonEnd(old, text, shorter - start);
  if (start + end < shorter / 2) return undefined;
  const change = { offset: start, length: old.length - start - end, text: text.slice(start, text.length - end) };
  return before.document.edit(change);
}

/** Returns the length of the common beginning of two texts, up to `max`. Compares blocks, which is much faster. */
function commonStart(a: string, b: string, max: number): number {
  let length = 0;
  while (length + block <= max && a.slice(length, length + block) === b.slice(length, length + block)) length += block;
  while (length < max && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** Returns the length of the common end of two texts, up to `max`. */
function commonEnd(a: string, b: string, max: number): number {
  const from = (text: string, length: number): string => text.slice(text.length - length - block, text.length - length);
  let length = 0;
  while (length + block <= max && from(a, length) === from(b, length)) length += block;
  while (length < max && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}
