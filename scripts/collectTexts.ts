import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './root';

/** A string literal of the sources. */
export interface SourceText {
  /** Path from `src`, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Whether it is the message of `t()` or `l10n.t()`. */
  readonly translated: boolean;
  /** The call whose argument it is, such as `log.warn`; `''` if none. */
  readonly call: string;
}

/** Tables of data, such as the names of countries, which are not translated. */
const data = /^domain\/(iso|taxonomy\/taxonom|referral\/referralLinks)/;

/** Returns all string literals below `src`; the fixed parts of a template count as one text, with `{}` between them. */
export function sourceTexts(): SourceText[] {
  const src = path.join(root, 'src');
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.sort().flatMap((name) => textsOf(path.join(src, name), name.split(path.sep).join('/')));
}

/** Returns what a translation must cover: literal messages, and the texts of the domain that `t` gets from tables. */
export function messages(): string[] {
  const found = sourceTexts().filter(
    ({ file, text, translated }) =>
      translated || (file.startsWith('domain/') && !data.test(file) && text.includes(' ')),
  );
  return [...new Set(found.map(({ text }) => text))].sort();
}

/** Whether a text has words that follow each other, as no name or code has. */
export function isSentence(text: string): boolean {
  return /[A-Za-z]{2,}[,.:;]? [A-Za-z]{2,}/.test(text);
}

function textsOf(file: string, name: string): SourceText[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = textOf(node);
    if (text !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const { parent } = node;
      const isArgument = ts.isCallExpression(parent) || ts.isNewExpression(parent);
      const call = isArgument ? parent.expression.getText(source).replace(/\s/g, '') : '';
      const isFirst = isArgument && parent.arguments?.[0] === node;
      const translated = (isFirst && /^(l10n\.)?t$/.test(call)) || isRuleText(parent, source, name);
      texts.push({ file: name, line, text, translated, call });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}');
}

/** Whether a node is a text of a rule that SARIF shows, translated there. */
function isRuleText(node: ts.Node, source: ts.SourceFile, file: string): boolean {
  return (
    file.startsWith('language/rules/') &&
    ts.isPropertyAssignment(node) &&
    /^(summary|remedy)$/.test(node.name.getText(source))
  );
}
