import { Position, Range, type TextDocument } from 'vscode';
import { lineIndex } from '../../language/document/lineIndex';

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
