import { Range } from 'vscode';
import type { FoundReferral } from '../../sync/files/findReferral';
import { textPositions } from './positions';

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
