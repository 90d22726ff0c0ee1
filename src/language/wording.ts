import { t } from '../base/l10n';
import type { Taxonomy } from '../domain/taxonomy/taxonomy';

/** Lists quoted values: `"New", "Active" or "Closed"`; beyond `maxValues` of them `"USD", "EUR" and 9 more`. */
export function quoteList(values: readonly string[], { maxValues = 5, quote = '"' } = {}): string {
  const quoted = values.map((value) => `${quote}${value}${quote}`);
  const more = quoted.length - maxValues;
  if (more > 0) return t('{0} and {1} more', quoted.slice(0, maxValues).join(', '), more);
  if (quoted.length < 2) return quoted.join('');
  return t('{0} or {1}', quoted.slice(0, -1).join(', '), quoted.at(-1) ?? '');
}

/** Joins whole sentences, each translated on its own, into one message; leaves out those that are undefined. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Writes a path as people read it: `details.requirements.products[0]`. */
export function readablePath(path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
  return text;
}

/** Shortens a text of the document for a message, to at most 60 characters. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Escapes text from a document, so that markdown shows it unchanged. */
export function escapeMarkdown(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return short.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** Returns the name of a fiscal year, and says if Microsoft's documentation does not confirm its names. */
export function yearLabel({ year, confirmed }: Pick<Taxonomy, 'year' | 'confirmed'>): string {
  return confirmed ? year : t('{0} (unconfirmed)', year);
}
