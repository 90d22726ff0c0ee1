import { maxDepth } from './maxDepth';
import type { DocumentForm } from './referralDocument';
import type { SplitText, TextSpan } from './splitText';

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const slash = 0x2f;
const asterisk = 0x2a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The form of a document by its outermost value; a list response is told by an array under `value`. */
const listKey = /^"value"$/i;

/**
 * Finds the referrals of any text in one pass that neither parses nor recurses: it hops from quote to quote and counts
 * brackets. Works on broken text as well: a string ends at the line's end at the latest, a closing bracket that does
 * not match closes what it can.
 */
export function splitAnyText(text: string): SplitText {
  const end = text.length;
  let open = new Uint8Array(1024);
  let depth = 0;
  let braces = 0;
  const spans: TextSpan[] = [];
  let form: DocumentForm = 'other';
  // Depth at which the referrals stand: 0 for a single one, 1 in an array, 2 in a list response.
  let level = 0;
  let current: TextSpan | undefined;
  let newline = -1;
  let lastString: [number, number] | undefined;
  let listColon = -1;

  const begin = (at: number): void => {
    // What stands before the first bracket is an error of syntax, and what follows still is the document.
    if (!current && depth === level && form !== 'other') {
      current = { offset: at, length: 0, properties: 0, tooDeepAt: -1, closed: true };
      spans.push(current);
    }
  };
  const finish = (at: number): void => {
    if (current && depth <= level) {
      current.length = at - current.offset;
      current = undefined;
    }
  };

  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    switch (c) {
      case 0x20:
      case 0x09:
      case 0x0a:
      case 0x0d:
        if (current && depth === level) finish(i);
        break;
      case quote: {
        begin(i);
        if (newline < i) {
          newline = text.indexOf('\n', i);
          if (newline < 0) newline = end;
        }
        const from = i;
        let close = i;
        do {
          close = text.indexOf('"', close + 1);
          if (close < 0 || close > newline) close = newline;
        } while (close < newline && isEscaped(text, from, close));
        i = close < newline ? close : newline - 1;
        if (form === 'referral' && depth === 1) lastString = [from, i + 1];
        break;
      }
      case colon:
        if (current) current.properties++;
        if (form === 'referral' && depth === 1 && lastString) {
          listColon = listKey.test(text.slice(lastString[0], lastString[1])) ? i : -1;
        }
        break;
      case comma:
        if (depth === level) finish(i);
        if (depth === 1) listColon = -1;
        break;
      case openBrace:
      case openBracket:
        if (form === 'other') {
          form = c === openBrace ? 'referral' : 'array';
          level = c === openBrace ? 0 : 1;
        } else if (c === openBracket && listColon >= 0 && form === 'referral' && depth === 1) {
          form = 'list';
          level = 2;
          spans.length = 0;
          current = undefined;
        }
        begin(i);
        if (depth === open.length) open = grown(open);
        open[depth++] = c;
        if (c === openBrace) braces++;
        if (current && depth > maxDepth && current.tooDeepAt < 0) current.tooDeepAt = i - current.offset;
        break;
      case closeBrace:
      case closeBracket: {
        const opener = c === closeBrace ? openBrace : openBracket;
        // Asked first, so that a million brackets that close nothing cost no more than as many others.
        if ((opener === openBrace ? braces : depth - braces) === 0) break;
        const at = open.lastIndexOf(opener, depth - 1);
        if (current && at < level) {
          // The bracket around the referrals closes: an unfinished one ends before it.
          current.closed = false;
          braces -= countBraces(open, level, depth);
          depth = level;
          finish(i);
        }
        braces -= countBraces(open, at, depth);
        depth = at;
        finish(i + 1);
        if (form === 'list' && at < 2) level = Number.POSITIVE_INFINITY;
        break;
      }
      case slash: {
        const commentEnd = endOfComment(text, i);
        if (commentEnd === i) begin(i);
        else {
          if (current && depth === level) finish(i);
          i = commentEnd - 1;
        }
        break;
      }
      default:
        begin(i);
    }
  }
  if (current) {
    current.length = end - current.offset;
    current.closed = false;
  }
  if (form === 'other') spans.length = 0;
  // What follows a single referral is no second one, but an error of syntax.
  if (form === 'referral') spans.length = Math.min(spans.length, 1);
  return { form, spans };
}

/** Where the comment that begins at `at` ends; `at` where there is none. */
function endOfComment(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next !== slash && next !== asterisk) return at;
  // Not from `at`: V8 takes that for the search behind a quote, and does it for every character of the text.
  const end = next === slash ? text.indexOf('\n', at + 2) : text.indexOf('*/', at + 2);
  return end < 0 ? text.length : next === slash ? end : end + 2;
}

function grown(stack: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(stack.length * 2);
  larger.set(stack);
  return larger;
}

function countBraces(open: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (open[i] === openBrace) count++;
  return count;
}

function isEscaped(text: string, from: number, at: number): boolean {
  let count = 0;
  for (let i = at - 1; i > from && text.charCodeAt(i) === backslash; i--) count++;
  return count % 2 === 1;
}
