import type { Node } from 'jsonc-parser';

/** A syntax node while it is being built. */
export type Draft = { -readonly [K in keyof Omit<Node, 'parent' | 'children'>]: Node[K] } & {
  parent?: Draft;
  children?: Draft[];
};
