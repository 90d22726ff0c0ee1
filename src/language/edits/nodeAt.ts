import type { Node } from 'jsonc-parser';

/** The innermost node that begins at or before `offset` and ends behind it; undefined where there is none. */
export function nodeAt(root: Node | undefined, offset: number): Node | undefined {
  let found: Node | undefined;
  let node = root;
  while (node && node.offset <= offset && offset < node.offset + node.length) {
    found = node;
    node = childAt(node.children ?? [], offset);
  }
  return found;
}

/** The property whose key is at `offset`. */
export function propertyAt(root: Node | undefined, offset: number): Node | undefined {
  const node = nodeAt(root, offset);
  const property = node?.type === 'property' ? node : node?.parent;
  return property?.type === 'property' && property.children?.[0]?.offset === offset ? property : undefined;
}

/** Children are in order and apart: the one that holds `offset` is found by halving. */
function childAt(children: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (!child) return undefined;
    if (offset < child.offset) high = middle - 1;
    else if (offset >= child.offset + child.length) low = middle + 1;
    else return child;
  }
  return undefined;
}
