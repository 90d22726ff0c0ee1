import type { Node } from 'jsonc-parser';
import { t } from '../../../base/l10n';
import { eolOf } from '../../edits/eolOf';
import { nodeAt } from '../../edits/nodeAt';
import { indentAt } from '../../edits/textStyle';
import { beginsLine } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';
import { syntaxPlace } from './syntaxPlace';

/** Closes what is left open, and takes out a bracket that closes nothing. */
export const closeBrackets = syntaxFix(['missing-bracket', 'extra-bracket'], (document, problem, kind) => {
  const { text } = document;
  const { offset, length } = problem;
  const found = text.slice(offset, offset + length);
  if (kind === 'extra-bracket') {
    return { title: t('Remove "{0}"', found), safe: false, preferred: true, edits: [{ offset, length, text: '' }] };
  }
  const { root, base } = syntaxPlace(document, problem);
  const open = containers(nodeAt(root, offset - base));
  const closes = found === '}' ? 'object' : found === ']' ? 'array' : undefined;
  // A bracket of the other kind stands where an inner one is missing; else the end of the text is too early.
  const early = closes !== undefined && open[0]?.type !== closes;
  const at = early ? beforeBlanks(text, offset) : offset + length;
  const outer = open.findIndex(({ type }) => type === closes);
  const missing = early ? open.slice(0, outer) : closes ? open.slice(1) : open;
  if (missing.length === 0) return undefined;
  const eol = eolOf(text, base);
  const closing = missing.map((node) => {
    const first = node.children?.[0];
    const own = first && beginsLine(text, base + first.offset);
    return (own ? eol + indentAt(text, base + node.offset) : '') + (node.type === 'object' ? '}' : ']');
  });
  return {
    title: t('Insert missing "{0}"', closing.join('').replace(/\s+/g, '')),
    safe: false,
    preferred: true,
    edits: [{ offset: at, length: 0, text: closing.join('') }],
  };
});

/** The objects and arrays around a node, itself among them, innermost first. */
function containers(node: Node | undefined): Node[] {
  const found: Node[] = [];
  for (let at = node; at; at = at.parent) if (at.type === 'object' || at.type === 'array') found.push(at);
  return found;
}

function beforeBlanks(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
