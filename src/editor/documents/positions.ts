import { Position, Range, type TextDocument } from 'vscode';
import { lineIndex } from '../../language/document/lineIndex';
import type { FoundReferral } from '../../sync/files/findReferral';

/** Converts a span of the core to a range of an editor's document. Offsets after the end count as the end. */
export function rangeOf(document: TextDocument, span: { offset: number; length: number }): Range {
  return new Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
}

/** Converts offsets of a text that no editor has open to positions of VS Code. */
export function textPositions(text: string): (offset: number) => Position {
  const lines = lineIndex(text);
  return (offset) => {
    const { line, character } = lines.positionAt(offset);
    return new Position(line, character);
  };
}

/**
 * Returns the range of a property in a text; if it is missing, that of the nearest object around it. Any spelling
 * counts.
 */
export function rangeOfPath(text: string, { node: root }: FoundReferral, path: readonly string[]): Range {
  let node = root;
  for (const step of path) {
    const next = node.properties.find(({ name }) => name.toLowerCase() === step.toLowerCase())?.value;
    if (!next) break;
    node = next;
  }
  const start = textPositions(text)(node.offset);
  return new Range(start, start);
}
