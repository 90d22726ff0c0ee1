import { isEmail } from './email';

/** Returns first and last name. The last name is the last word, or the part before a comma. */
export function namesIn(text: string): readonly [string, string] | undefined {
  const [, last, first] = /^([^,]+),\s*([^,]+)$/.exec(text.trim()) ?? [];
  if (first !== undefined && last !== undefined) return [first, last.trim()];
  const words = /^([^,]+)\s+([^\s,]+)$/.exec(text.trim());
  return words ? [words[1] ?? '', words[2] ?? ''] : undefined;
}

/** Writes a name with an address as a member of a team: `Ann Lee <ann@contoso.com>`. Undefined if a text is none. */
export function memberOf(text: string): string | undefined {
  const [, name = '', email = ''] = /^"?([^<>"@;]{1,100}?)"?\s*[<(]([^<>()\s]{3,200})[>)]$/.exec(text.trim()) ?? [];
  if (!isEmail(email)) return undefined;
  const [firstName, lastName] = namesIn(name) ?? ['', name.trim()];
  return JSON.stringify({ ...(firstName && { firstName }), lastName, email }, undefined, 1).replace(/\s*\n\s*/g, ' ');
}
