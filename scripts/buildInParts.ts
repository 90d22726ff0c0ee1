import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';
import { type MinifyOptions, minify as minifyFile } from 'terser';
import { dynamicImport, type Entries, groupParts, importsOf, type Part, reach } from './groupParts';
import { nodeLoader, shareHelpers, webLoader } from './partLoaders';

/**
 * Bundles entries so that what they share, and what they import by `import()`, is in a few files that are loaded on first
 * use (see `groupParts`). esbuild splits ES modules only, while both hosts of extensions load CommonJS, and the one in a
 * browser a single file: the parts are split first, then converted, and found by a loader in `start.js` or `web.js`.
 */
export async function buildInParts(
  { supported, minify, target, charset, outdir = '', ...options }: BuildOptions,
  entries: Entries,
): Promise<void> {
  const { outputFiles } = await build({
    ...options,
    ...{ minify, target, charset, outdir },
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    write: false,
  });
  const texts = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
  const parts: Part[] = [...texts].map(([name, text]) => ({ name, ...importsOf(text) }));
  const numbers = new Map(parts.map(({ name }, index) => [name, index]));
  const groups = groupParts(parts, entries);
  const files = [...new Set(groups.values())].sort();

  const codes = new Map<string, string>();
  for (const [name, text] of texts) {
    // Ready at once in Node.js; in a browser after its file was read.
    const split = text.replace(dynamicImport, (_, file: string) => {
      const number = numbers.get(path.posix.basename(file));
      return `require.ready(${number}).then(()=>require(${number}))`;
    });
    const { code } = await transform(split, { format: 'cjs', platform: 'node', minify, target, charset, supported });
    const numbered = code.replace(requireCall, (call, file: string) => {
      const number = numbers.get(path.posix.basename(file));
      return number === undefined ? call : `require(${number})`;
    });
    codes.set(name, shareHelpers(numbered.trim()));
  }

  const byName = new Map(parts.map((part) => [part.name, part]));
  /** The parts of a file; for `start.js` only those that some entries need at once. */
  const bodies = (file: string, starts?: readonly string[], next = (part: Part) => part.needs) => {
    const needed = starts && reach(byName, starts, next);
    return parts
      .filter(({ name }) => groups.get(name) === file && (needed?.has(name) ?? true))
      .map(({ name }) => `${numbers.get(name)}(module,exports,require){${codes.get(name)}\n}`)
      .join(',\n');
  };
  const write = async (file: string, code: string): Promise<void> => {
    const { code: written = code } = minify ? await minifyFile(code, smaller) : {};
    writeFileSync(path.join(String(options.absWorkingDir), outdir, file), written);
  };
  mkdirSync(path.join(String(options.absWorkingDir), outdir), { recursive: true });
  const inNode = parts.map(({ name }) => name).filter((name) => name !== entries.web);
  const fileOf = parts.map(({ name }) => files.indexOf(groups.get(name) ?? ''));
  for (const file of files.filter((each) => each !== 'start.js'))
    await write(file, `"use strict";module.exports={${bodies(file)}};\n`);
  await write('start.js', nodeLoader({ bodies: bodies('start.js', inNode), files, fileOf }));
  for (const name of Object.keys(options.entryPoints ?? {})) {
    const number = numbers.get(`${name}.js`) ?? 0;
    if (`${name}.js` !== entries.web)
      await write(`${name}.js`, `"use strict";module.exports=require("./start.js")(${number});\n`);
    else
      await write(
        `${name}.js`,
        webLoader({ bodies: webStart(entries.web), files, fileOf, needs: needs(), entry: number }),
      );
  }

  /** A browser never reads `start.js`: what it needs of it later, because Node.js needs that at once, is here as well. */
  function webStart(entry: string): string {
    return bodies('start.js', [entry], (part) => [...part.needs, ...part.loads]);
  }

  /** For each part that is loaded by `import()`: the files that it needs. */
  function needs(): Record<number, number[]> {
    const own = files.indexOf('start.js');
    const result: Record<number, number[]> = {};
    for (const name of new Set(parts.flatMap(({ loads }) => loads))) {
      const all = [...reach(byName, [name], (part) => part.needs)].map((each) => files.indexOf(groups.get(each) ?? ''));
      result[numbers.get(name) ?? 0] = [...new Set(all)].filter((each) => each !== own);
    }
    return result;
  }
}

/** What esbuild leaves: a twentieth of the compressed size. */
const smaller: MinifyOptions = { compress: { passes: 2, ecma: 2020 }, format: { ecma: 2020 } };

const requireCall = /require\("(\.\/[^"]+\.js)"\)/g;
