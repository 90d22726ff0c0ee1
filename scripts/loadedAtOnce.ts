import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gathered } from './gatherParts';
import { root } from './root';

/**
 * A built bundle, as a path from the root, and every part of it that it loads at once; those that it loads on first use
 * are left out. Parts that are gathered in one file count as that file.
 */
export function loadedAtOnce(file: string): Set<string> {
  const seen = new Set<string>();
  follow(file);
  return new Set([...seen].map((name) => name.replace(/#.*/, '')));

  /** @param name a path, with `#` and the name of a gathered part */
  function follow(name: string): void {
    seen.add(name);
    const text = codeOf(name).replace(/Promise\.resolve\(\)\.then\(.*?require\(.*?\)/g, '');
    for (const [, to = '', part] of text.matchAll(/require\("(\.[^"]+)"\)(?:\("([^"]+)"\))?/g)) {
      const target = resolve(name, to, part);
      if (!seen.has(target)) follow(target);
    }
  }
}

function resolve(from: string, to: string, part?: string): string {
  const target = path.posix.join(path.posix.dirname(from.replace(/#.*/, '')), to);
  if (part) return `${target}#${part}`;
  // Within the gathered parts, one of them is required like a file.
  const own = `${from.replace(/#.*/, '')}#${path.posix.basename(to)}`;
  return from.includes('#') && codeOf(own) ? own : target;
}

function codeOf(name: string): string {
  const [file = '', part] = name.split('#');
  const text = readFileSync(path.join(root, file), 'utf8');
  if (!part) return path.posix.basename(file) === gathered ? '' : text;
  const begin = text.indexOf(`"${part}"(module,exports,require){`);
  if (begin < 0) return '';
  const end = text.indexOf('},\n"chunk-', begin);
  return text.slice(begin, end < 0 ? undefined : end);
}
