/** Nesting beyond this many levels is not looked into. */
export const maxDepth = 64;
