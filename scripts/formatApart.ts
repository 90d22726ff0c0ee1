import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './root';

const main = path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js');
const tokenKinds = /export var SyntaxKind;[\s\S]*?\(SyntaxKind \|\| \(SyntaxKind = \{\}\)\);/;

/**
 * Gives Format Document only what it needs of jsonc-parser. The main module of that brings its parser and its edits,
 * which only commands need, and a bundler never splits a module.
 */
export const formatApart: Plugin = {
  name: 'format-apart',
  setup(build) {
    build.onResolve({ filter: /^jsonc-parser$/ }, ({ importer }) =>
      importer.endsWith(path.join('language', 'features', 'format.ts'))
        ? { path: main, namespace: 'format-apart' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'format-apart' }, () => {
      const [kinds] = tokenKinds.exec(readFileSync(main, 'utf8')) ?? [];
      if (kinds === undefined) throw new Error('jsonc-parser has no SyntaxKind where this plugin looks for it.');
      const contents = `export { format } from './impl/format';\nexport { createScanner } from './impl/scanner';\n${kinds}`;
      return { contents, resolveDir: path.dirname(main) };
    });
  },
};
