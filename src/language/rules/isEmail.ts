/** Whether a text may be an email address: one `@`, no blanks, a dot within the domain. In time linear in its length. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.endsWith('.')) return false;
  // Only a name in quotes may hold another one.
  if (text.indexOf('@') !== at && !(text.startsWith('"') && text.charCodeAt(at - 1) === 0x22)) return false;
  const dot = text.indexOf('.', at);
  if (dot <= at + 1 || text.includes('..', at) || text.indexOf(';', at) >= 0) return false;
  return !/[\s<>,]/.test(text);
}
