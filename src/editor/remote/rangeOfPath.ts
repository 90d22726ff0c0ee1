import type { Node } from 'jsonc-parser';
import { Range } from 'vscode';
import type { FoundReferral } from '../../sync/findReferral';
import { textPositions } from '../textPositions';

/** The range of a property in a text; of the nearest object around it if the text lacks it. Any spelling counts. */
export function rangeOfPath(text: string, found: FoundReferral, path: readonly string[]): Range {
  let node = found.node;
  for (const step of path) {
    const next = node?.children?.find((child) => isNamed(child, step))?.children?.[1];
    if (!next) break;
    node = next;
  }
  const positionAt = textPositions(text);
  const start = positionAt(node?.offset ?? found.offset);
  return new Range(start, start);
}

function isNamed(property: Node, name: string): boolean {
  return property.type === 'property' && String(property.children?.[0]?.value).toLowerCase() === name.toLowerCase();
}
