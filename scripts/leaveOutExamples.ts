import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** What only `scripts/ruleDocs.ts` and tests read of a rule. */
const ofDocs = new Set(['reason', 'wrong', 'right', 'hasSafeFix', 'exampleHost']);

/** Leaves the examples and reasons of rules out of a bundle: they are a tenth of the core that checks. */
export const leaveOutExamples: Plugin = {
  name: 'leave-out-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]language[\\/]rules[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: withoutExamples(readFileSync(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** Takes those properties out of the definitions of rules in a module. */
export function withoutExamples(text: string): string {
  const source = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest, true);
  const left: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isCallExpression(node) || node.expression.getText(source) !== 'defineRule') ts.forEachChild(node, visit);
    else
      for (const { properties } of node.arguments.filter(ts.isObjectLiteralExpression))
        left.push(...properties.filter(({ name }) => name !== undefined && ofDocs.has(name.getText(source))));
  };
  visit(source);
  return left.reduceRight((rest, node) => {
    const after = /^\s*,/.exec(rest.slice(node.end))?.[0].length ?? 0;
    return rest.slice(0, node.getStart(source)) + rest.slice(node.end + after);
  }, text);
}
