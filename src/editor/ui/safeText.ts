import { plainLines, plainText } from '../../base/plainText';

/**
 * Returns a text of a file or the service for an item of a list. `$(name)` would become an icon, and control characters
 * could reorder the text around them.
 */
export function labelText(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}

/**
 * Returns a text that is safe in a notification. VS Code turns `[label](command:…)` into a link anywhere in it; control
 * characters are made visible.
 */
export function withoutLinks(text: string): string {
  return plainLines(text).replace(/\]\(/g, '] (');
}
