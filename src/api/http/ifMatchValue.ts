/**
 * The value of `If-Match` for a referral's `eTag`: with its inner quotes, which are put back if they were lost on
 * the way (docs/service.md, "Requests and headers").
 * @returns undefined for what is not an ETag of one version: nothing, `*`, or what a header cannot carry
 */
export function ifMatchValue(eTag: string): string | undefined {
  const tag = eTag.trim();
  if (/^(W\/)?"[\x21\x23-\x7e]+"$/.test(tag)) return tag;
  return tag !== '*' && /^[\x21\x23-\x7e]+$/.test(tag) ? `"${tag}"` : undefined;
}
