import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';
import { gatherParts } from './gatherParts';

/**
 * Bundles entries so that what they share, and what they import by `import()`, becomes files of their own, the latter
 * loaded on first use. esbuild splits ES modules only, while the extension host loads CommonJS: the parts are split first
 * and converted after.
 * @param first path of the entry that must start with as little as possible; see `gatherParts`
 */
export async function buildInParts(
  { supported, minify, target, ...options }: BuildOptions,
  first: string,
): Promise<void> {
  const { outputFiles } = await build({
    ...options,
    minify,
    target,
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    write: false,
  });
  const converted = await Promise.all(
    outputFiles.map(async ({ path: file, text }): Promise<[string, string]> => {
      const { code } = await transform(text, { format: 'cjs', platform: 'node', minify, target, supported });
      return [file, code];
    }),
  );
  for (const [file, code] of gatherParts(new Map(converted), first)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}
