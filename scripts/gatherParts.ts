import path from 'node:path';

/** Parts below this size, in characters, are gathered. */
const small = 3000;
/** The file that they are gathered in. */
export const gathered = 'shared.js';
const isShared = /^chunk-\w+\.js$/;
const requireCall = /require\("([^"]*\/(chunk-\w+\.js))"\)/g;
/** What an `import()` becomes. */
const deferred = /Promise\.resolve\(\)\.then\(.*?require\(.*?\)/g;

/**
 * Puts the small parts that several others share into one file, each still evaluated on first use: esbuild makes dozens
 * of them, and each file is one more to read and to package.
 * @param parts CommonJS code by path; parts are `parts/chunk-*.js`
 * @param first path of an entry whose first parts stay as they are, so that it loads nothing else
 */
export function gatherParts(parts: ReadonlyMap<string, string>, first: string): Map<string, string> {
  const names = new Set<string>();
  const kept = loadedFirst(parts, first);
  let folder = '';
  for (const [file, code] of parts) {
    if (!isShared.test(path.basename(file)) || code.length >= small || kept.has(file)) continue;
    names.add(path.basename(file));
    folder = path.dirname(file);
  }
  const result = new Map<string, string>();
  const bodies: string[] = [];
  for (const [file, code] of parts) {
    const toGathered = (call: string, from: string, name: string) =>
      names.has(name) ? `require("${path.posix.dirname(from)}/${gathered}")("${name}")` : call;
    if (names.has(path.basename(file))) {
      // Inside, `require` is the function that finds gathered parts.
      bodies.push(`${JSON.stringify(path.basename(file))}(module,exports,require){${code}}`);
    } else {
      result.set(file, code.replace(requireCall, toGathered));
    }
  }
  if (names.size > 0) result.set(path.join(folder, gathered), registry(bodies));
  return result;
}

function loadedFirst(parts: ReadonlyMap<string, string>, file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  for (const [, name = ''] of (parts.get(file) ?? '').replace(deferred, '').matchAll(requireCall)) {
    const part = path.join(path.dirname(file), name);
    if (!seen.has(part)) loadedFirst(parts, part, seen);
  }
  return seen;
}

/** A module that evaluates a part when it is asked for by name, and once. */
function registry(bodies: readonly string[]): string {
  return `"use strict";const parts={${bodies.join(',\n')}},done={};
const get=(name)=>{const own=name.replace(/^\\.\\//,"");if(!Object.hasOwn(parts,own))return require(name);
if(!done[own]){done[own]={exports:{}};parts[own](done[own],done[own].exports,get)}return done[own].exports};
module.exports=get;
`;
}
