import { Position, Range, type TextDocument } from 'vscode';
import { lineIndex } from '../../language/document/lineIndex';
import type { FoundReferral } from '../../sync/files/findReferral';

/** The range of a span of the core in an editor's document; offsets beyond its end mean its end. */
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

/** The range of a property in a text; of the nearest object around it if the text lacks it. Any spelling counts. */
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
