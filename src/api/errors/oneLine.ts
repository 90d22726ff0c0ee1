import { plainText } from '../../base/plainText';

const maxLength = 300;

/** One short line of a text, whatever the service sent; undefined for what is none, or empty. */
export function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = plainText(value.replace(/\s+/g, ' ').trim());
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean || undefined;
}
