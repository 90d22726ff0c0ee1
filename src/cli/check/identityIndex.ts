import { type LineIndex, lineIndex } from '../../language/document/lineIndex';
import type { IdentityProperty, ReferralSummary } from '../../language/types';
import type { Range } from '../formats/report';

/** The place of an ID or a reference. `file` is the index of its file in the run. */
interface IdentityPlace {
  file: number;
  offset: number;
  length: number;
  range: Range;
}

/** Maximum number of other places to return for an ID or reference. */
const shown = 10;

const properties: readonly IdentityProperty[] = ['id', 'externalReferenceId'];

/**
 * Columns of a row: file, offset, length, start line and character, end line and character, next row and last row with
 * the same value.
 */
const width = 9;
const next = 7;
const last = 8;

/**
 * An index of the places of IDs and references in all files of a run. Uses rows of numbers instead of objects: 100,000
 * of them take a few megabytes.
 */
export class IdentityIndex {
  private readonly first = new Map<string, number>();
  private readonly sharing = new Set<number>();
  private rows = new Int32Array(1024 * width);
  private count = 0;

  /** Adds the IDs and references of a file. */
  add(file: number, { text }: { readonly text: string }, summaries: readonly ReferralSummary[]): void {
    let lines: LineIndex | undefined;
    for (const summary of summaries) {
      for (const property of properties) {
        const found = summary[property];
        if (!found) continue;
        lines ??= lineIndex(text);
        const { offset, length } = found;
        const [start, end] = [lines.positionAt(offset), lines.positionAt(offset + length)];
        const { line, character } = start;
        const row = [file, offset, length, line, character, end.line, end.character, -1, this.count];
        this.append(keyOf(found.value, property), row);
      }
    }
  }

  /** Whether a file has an ID or a reference that another file has as well. */
  shares(file: number): boolean {
    return this.sharing.has(file);
  }

  /** Returns up to ten places of this ID or reference in files other than `self`. */
  siblings(value: string, property: IdentityProperty, self: number): IdentityPlace[] {
    const others: IdentityPlace[] = [];
    for (let row = this.first.get(keyOf(value, property)) ?? -1; row >= 0; row = this.at(row, next)) {
      if (others.length === shown) break;
      if (this.at(row, 0) !== self) others.push(this.place(row));
    }
    return others;
  }

  private append(key: string, values: readonly number[]): void {
    if ((this.count + 1) * width > this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    const row = this.count++;
    this.rows.set(values, row * width);
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, row);
    } else {
      this.rows[this.at(first, last) * width + next] = row;
      this.rows[first * width + last] = row;
      const [file, other] = [this.at(row, 0), this.at(first, 0)];
      if (file !== other) this.sharing.add(file).add(other);
    }
  }

  private at(row: number, column: number): number {
    return this.rows[row * width + column] ?? -1;
  }

  private place(row: number): IdentityPlace {
    const [file = 0, offset = 0, length = 0, line = 0, character = 0, endLine = 0, endCharacter = 0] =
      this.rows.subarray(row * width, row * width + next);
    const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
    return { file, offset, length, range };
  }
}

/** Returns the key of a value. IDs are GUIDs and case-insensitive; references are not. */
function keyOf(value: string, property: IdentityProperty): string {
  return `${property}:${property === 'id' ? value.toLowerCase() : value}`;
}
