/** Nesting beyond this many levels is not looked into (RULES.md, `syntax.too-deep`). */
export const maxDepth = 64;
