import { Position } from 'vscode';
import { lineIndex } from '../../language/document/lineIndex';

/** Converts offsets of a text that no editor has open to positions of VS Code. */
export function textPositions(text: string): (offset: number) => Position {
  const lines = lineIndex(text);
  return (offset) => {
    const { line, character } = lines.positionAt(offset);
    return new Position(line, character);
  };
}
