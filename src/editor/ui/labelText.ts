import { plainText } from '../../base/plainText';

/**
 * Returns a text of a file or the service as an item of a list shows it: `$(name)` would become an icon, and control
 * characters could reorder what is around them.
 */
export function labelText(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}
