import type { Node } from 'jsonc-parser';

/**
 * The value of a syntax node, as JSON.parse would give it: the last of two properties with one name counts, and
 * `__proto__` is a property like any other. What could not be understood is left out.
 */
export function nodeValue(node: Node): unknown {
  switch (node.type) {
    case 'array':
      return (node.children ?? []).map(nodeValue);
    case 'object': {
      const result: Record<string, unknown> = {};
      for (const child of node.children ?? []) {
        const [key, value] = child.children ?? [];
        if (key && value) {
          Object.defineProperty(result, key.value as string, {
            value: nodeValue(value),
            configurable: true,
            enumerable: true,
            writable: true,
          });
        }
      }
      return result;
    }
    default:
      return node.value;
  }
}
