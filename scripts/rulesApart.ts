import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { root } from './root';

/** What only the page of a rule says. */
const ofPages = new Set(['reason', 'wrong', 'right', 'hasSafeFix']);
/** What only tests read. */
const ofTests = new Set(['exampleHost']);

const folder = path.join(root, 'src/language/rules');

/**
 * Moves what only the pages of rules say out of their definitions into `ruleTexts`, which is loaded with the first page:
 * it is a tenth of the core that checks.
 */
export const rulesApart: Plugin = {
  name: 'rules-apart',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]language[\\/]rules[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: path.basename(file) === 'ruleTexts.ts' ? textsModule() : withoutTexts(readFileSync(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** Takes those properties out of the definitions of rules in a module. */
export function withoutTexts(text: string): string {
  const left = properties(text).filter(({ name }) => ofPages.has(name) || ofTests.has(name));
  return left.reduceRight((rest, { start, end }) => {
    const comma = /^\s*,/.exec(rest.slice(end))?.[0].length ?? 0;
    return rest.slice(0, start) + rest.slice(end + comma);
  }, text);
}

/** A module with the texts of all rules, in place of the one that reads them from the definitions. */
function textsModule(): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = names.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const kept = properties(text).filter((each) => each.name === 'code' || ofPages.has(each.name));
    return kept.length > 1 ? [`{${kept.map(({ start, end }) => text.slice(start, end)).join(',')}}`] : [];
  });
  return `const all = [${texts.join(',')}];\nexport const ruleTexts = ({ code }) => all.find((each) => each.code === code);`;
}

/** The properties of the definition of a rule in a module, in the order of the text. */
function properties(text: string): { name: string; start: number; end: number }[] {
  const source = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest, true);
  const found: ts.ObjectLiteralElementLike[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'defineRule')
      for (const { properties } of node.arguments.filter(ts.isObjectLiteralExpression)) found.push(...properties);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((node) => ({ name: node.name?.getText(source) ?? '', start: node.getStart(source), end: node.end }));
}
