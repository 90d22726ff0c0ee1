import { plainLines } from '../../base/plainText';

/**
 * Returns a text in a form that is safe in a notification: VS Code makes a link of `[label](command:…)`, whatever it is
 * part of, and control characters are made visible.
 */
export function withoutLinks(text: string): string {
  return plainLines(text).replace(/\]\(/g, '] (');
}
