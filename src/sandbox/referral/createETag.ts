/**
 * A new ETag as the service writes it: literal quotes inside (docs/service.md, "Requests and headers").
 * @param hex at least 16 hexadecimal digits; random if not given
 */
export function createETag(hex: string = crypto.randomUUID().replaceAll('-', '')): string {
  return `"${hex.slice(0, 8)}-0000-0100-0000-${hex.slice(-8)}0000"`;
}
