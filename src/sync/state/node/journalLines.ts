import { createHmac } from 'node:crypto';

const head = '{"key":"';
const macHead = '","mac":"';
const macLength = 22;
const valueHead = '","value":';
const deletion = '"}\n';

/** Thrown if a journal has a line that was not written by `Journal`. */
export class DamagedJournalError extends Error {}

/**
 * Formats and checks the lines of a journal: `{"key":"...","mac":"...","value":...}`, without a value for a deletion.
 * Each line is signed, so that lines of other programs or other journals are detected.
 */
export class JournalLines {
  constructor(
    private readonly key: Buffer,
    /** A part of each signature, so that a line is valid in only one journal. */
    private readonly label: string,
  ) {}

  /** @param value JSON; undefined deletes the key */
  format(key: string, value: string | undefined): string {
    const rest = value === undefined ? deletion : `${valueHead}${value}}\n`;
    return head + key + macHead + this.#sign(key, value) + rest;
  }

  /** Whether a line has a valid signature for this key. */
  isSigned(line: string, key: string): boolean {
    const at = head.length + key.length + macHead.length;
    const value = valueJson(line);
    return (
      line.startsWith(head + key + macHead) &&
      line.slice(at, at + macLength) === this.#sign(key, value) &&
      (value !== undefined || line.slice(at + macLength) === deletion)
    );
  }

  #sign(key: string, value: string | undefined): string {
    const text = `${this.label}\n${key}\n${value ?? ''}`;
    return createHmac('sha256', this.key).update(text).digest('base64url').slice(0, macLength);
  }
}

/** Reads the key of a line, without its value; undefined if the line is malformed. */
export function keyOfLine(line: Buffer): { key: string; deletes: boolean } | undefined {
  const close = line.indexOf('"', head.length);
  const after = close + macHead.length + macLength;
  const deletes = line.toString('latin1', after) === deletion;
  const isShaped =
    close > 0 &&
    line.toString('latin1', 0, head.length) === head &&
    line.toString('latin1', close, close + macHead.length) === macHead &&
    (deletes || line.toString('latin1', after, after + valueHead.length) === valueHead);
  return isShaped ? { key: line.toString('latin1', head.length, close), deletes } : undefined;
}

/** Returns the JSON of the value of a line; undefined if it deletes. */
export function valueJson(line: string): string | undefined {
  const at = line.indexOf('"', head.length) + macHead.length + macLength;
  return line.startsWith(valueHead, at) ? line.slice(at + valueHead.length, -2) : undefined;
}
