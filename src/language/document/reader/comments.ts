import { Due, type ReaderState } from './readerState';
import { openCommentEnd } from './readWord';

/** A line that Git writes around the two sides of a conflict. */
const marker = /(<{7}|={7}|\|{7})(?:[ \t][^\r\n]*)?(?=[\r\n]|$)/y;
const lastMarker = /^>{7}(?:[ \t][^\r\n]*)?$/gm;

/** A comment of another language, which goes to the end of its line. Before a property the sign is a mistyped one. */
const remark = /#(?![^\r\n]*"\s*:)[^\r\n]*/y;

/** Passes over comments, and over one side of a merge conflict. */
export class Comments {
  /** Whether no comment ends with an asterisk and a slash from here on. */
  #hasNoBlockEnd = false;
  /** Whether the first side of a conflict has begun. */
  #isInConflict = false;

  constructor(private readonly reader: ReaderState) {}

  /** Passes over a comment that begins with a slash. */
  passesSlash(): boolean {
    const { reader } = this;
    const { text, at } = reader;
    const next = text.charAt(at + 1);
    if (next !== '/' && next !== '*') return false;
    let end = next === '*' && this.#hasNoBlockEnd ? -1 : text.indexOf(next === '/' ? '\n' : '*/', at + 2);
    if (end < 0) {
      reader.lookedAround = true;
      this.#hasNoBlockEnd ||= next === '*';
      end = next === '*' ? openCommentEnd(text, at) : text.length;
    } else if (next === '*') end += 2;
    const length = firstLine(text, at, end);
    reader.fault('comment', at, length, next === '*' ? end : at + length);
    reader.at = end;
    return true;
  }

  /** Passes over the line of a comment that begins with a number sign, or of a conflict. */
  passesLine(at: number): boolean {
    const { reader } = this;
    const { text } = reader;
    if (this.passesConflict(at)) return true;
    if (text.charAt(at) !== '#' || reader.container < 0) return false;
    // A value may begin with a number sign.
    if (reader.due === Due.Value && !/^#[ \t#\r\n]/.test(text.slice(at, at + 2))) return false;
    remark.lastIndex = at;
    if (!remark.test(text)) return false;
    const end = remark.lastIndex;
    if (reader.due === Due.Value && reader.isObject && !/^\s*["{[]/.test(text.slice(end, end + 200))) return false;
    if (end === text.length) reader.lookedAround = true;
    reader.fault('comment', at, end - at, end);
    reader.at = end;
    return true;
  }

  /** Passes over the first line of a conflict, and over its other side, which is not read. */
  passesConflict(at: number): boolean {
    const { reader } = this;
    const { text } = reader;
    marker.lastIndex = at;
    const found = /[\r\n]/.test(text.charAt(at - 1)) || at === 0 ? marker.exec(text) : null;
    if (!found) return false;
    if (found[1]?.startsWith('<')) {
      this.#isInConflict = true;
      reader.fault('conflict', at, found[0].length);
      reader.at = at + found[0].length;
      return true;
    }
    if (!this.#isInConflict) return false;
    lastMarker.lastIndex = at;
    const last = lastMarker.exec(text);
    if (!last) {
      reader.lookedAround = true;
      return false;
    }
    this.#isInConflict = false;
    reader.at = last.index + last[0].length;
    return true;
  }
}

/** Returns the length of a range, up to the end of its first line. */
export function firstLine(text: string, start: number, end: number): number {
  const line = text.slice(start, end).search(/[\r\n]/);
  return line < 0 ? end - start : Math.max(1, line);
}
