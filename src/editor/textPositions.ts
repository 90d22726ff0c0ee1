import { Position } from 'vscode';
import { lineIndex } from '../language/document/lineIndex';

/** Offsets of a text as positions of VS Code, where no editor has it open. */
export function textPositions(text: string): (offset: number) => Position {
  const lines = lineIndex(text);
  return (offset) => {
    const { line, character } = lines.positionAt(offset);
    return new Position(line, character);
  };
}
