import type { Node } from 'jsonc-parser';

/** The property or entry before a node, in its object or list; found by halving, for lists may be long. */
export function previousSibling(node: Node): Node | undefined {
  const siblings = node.parent?.children ?? [];
  let low = 0;
  let high = siblings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle]?.offset ?? 0) < node.offset) low = middle + 1;
    else high = middle - 1;
  }
  return siblings[high];
}
