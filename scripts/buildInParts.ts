import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';

/**
 * Bundles an entry so that what it imports by `import()` becomes files of their own, loaded on first use. esbuild
 * splits ES modules only, while the extension host loads CommonJS: the parts are split first and converted after.
 */
export async function buildInParts({ outfile = '', ...options }: BuildOptions): Promise<void> {
  const folder = path.join(options.absWorkingDir ?? '', path.dirname(outfile));
  const { supported, minify, target, ...rest } = options;
  const { outputFiles } = await build({
    ...rest,
    minify,
    target,
    format: 'esm',
    splitting: true,
    outdir: folder,
    chunkNames: 'parts/[name]-[hash]',
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, { format: 'cjs', platform: 'node', minify, target, supported });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}
