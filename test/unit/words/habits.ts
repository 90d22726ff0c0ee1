/** Phrases that make a sentence hard to read. */
export const habits =
  /\bis no (?!longer)|\bis to be\b|\bare to be\b|as far as is known|\banew\b|\bsomebody\b|\bnobody\b|\bwhoever\b|\bbut for\b|\bThere is no |\bstands?\b|\bCancelled\b/;
