import { readFileSync } from 'node:fs';
import path from 'node:path';
import type manifest from '../package.json';
import { root } from './root';

/**
 * Reads package.json with its texts put in, as VS Code shows them.
 * @param language such as `de`; English if not given
 * @throws Error for a key without a text
 */
export function localizedManifest(language?: string): typeof manifest {
  const texts = manifestTexts(language);
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'), (_key, value: unknown) => {
    const key = typeof value === 'string' ? /^%([\w.-]+)%$/.exec(value)?.[1] : undefined;
    if (key === undefined) return value;
    const text = texts[key];
    if (text === undefined) throw new Error(`${key} has no text in ${language ?? 'English'}`);
    return text;
  });
}

/** Returns the texts of the manifest by key. */
export function manifestTexts(language?: string): Record<string, string> {
  const name = language ? `package.nls.${language}.json` : 'package.nls.json';
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}
