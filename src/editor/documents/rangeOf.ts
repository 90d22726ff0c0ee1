import { Range, type TextDocument } from 'vscode';

/** The range of a span of the core in an editor's document; offsets beyond its end mean its end. */
export function rangeOf(document: TextDocument, span: { offset: number; length: number }): Range {
  return new Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
}
