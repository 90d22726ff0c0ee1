import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root';

/**
 * A built bundle, as a path from the root, and every part of it that it loads at once; those that it loads on first use
 * are left out.
 */
export function loadedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const text = readFileSync(path.join(root, file), 'utf8').replace(
    /Promise\.resolve\(\)\.then\(.*?require\(.*?\)/g,
    '',
  );
  for (const [, part = ''] of text.matchAll(/require\("(\.[^"]+)"\)/g)) {
    const name = path.posix.join(path.posix.dirname(file), part);
    if (!seen.has(name)) loadedAtOnce(name, seen);
  }
  return seen;
}
