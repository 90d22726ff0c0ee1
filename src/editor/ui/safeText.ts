import { plainLines, plainText } from '../../base/plainText';

/**
 * Returns a text of a file or the service as an item of a list shows it: `$(name)` would become an icon, and control
 * characters could reorder what is around them.
 */
export function labelText(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}

/**
 * Returns a text in a form that is safe in a notification: VS Code makes a link of `[label](command:…)`, whatever it is
 * part of, and control characters are made visible.
 */
export function withoutLinks(text: string): string {
  return plainLines(text).replace(/\]\(/g, '] (');
}
