import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';

/**
 * Bundles entries so that what they share, and what they import by `import()`, becomes files of their own, the latter
 * loaded on first use. esbuild splits ES modules only, while the extension host loads CommonJS: the parts are split first
 * and converted after.
 */
export async function buildInParts({ supported, minify, target, ...options }: BuildOptions): Promise<void> {
  const { outputFiles } = await build({
    ...options,
    minify,
    target,
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, { format: 'cjs', platform: 'node', minify, target, supported });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}
