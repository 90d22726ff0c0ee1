/**
 * Returns the value of `If-Match` for a referral's `eTag`. Restores its inner quotes if they were lost on the way
 * (docs/service.md, "Requests and headers").
 * @returns undefined if it is not the ETag of a version: it is empty, `*`, or not allowed in a header
 */
export function ifMatchValue(eTag: string): string | undefined {
  const tag = eTag.trim();
  if (/^(W\/)?"[\x21\x23-\x7e]+"$/.test(tag)) return tag;
  return tag !== '*' && /^[\x21\x23-\x7e]+$/.test(tag) ? `"${tag}"` : undefined;
}
