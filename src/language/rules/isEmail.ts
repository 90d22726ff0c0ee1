/** What nearly every address looks like; no two neighbours can match one character, so it takes no more than one pass. */
const usual = /^[^\s<>,:;@"]+@[^\s<>,;@".]+(?:\.[^\s<>,;@".]+)+$/;

/** Whether a text may be an email address: one `@`, no blanks, a dot within the domain. In time linear in its length. */
export function isEmail(text: string): boolean {
  if (usual.test(text)) return true;
  const at = text.lastIndexOf('@');
  if (at < 1 || text.endsWith('.')) return false;
  // Only a name in quotes may hold another one.
  if (text.indexOf('@') !== at && !(text.startsWith('"') && text.charCodeAt(at - 1) === 0x22)) return false;
  if (text.lastIndexOf(':', at) >= 0 && !text.startsWith('"')) return false;
  const dot = text.indexOf('.', at);
  if (dot <= at + 1 || text.includes('..', at) || text.indexOf(';', at) >= 0) return false;
  return !/[\s<>,]/.test(text);
}
