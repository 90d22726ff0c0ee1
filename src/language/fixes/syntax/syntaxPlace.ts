import type { Node } from 'jsonc-parser';
import { maxDepth } from '../../document/maxDepth';
import type { ParsedDocument } from '../../document/parsedDocument';
import type { ReferralText } from '../../document/referralText';
import { tolerantTree } from '../../document/tolerantTree';
import { nodeAt } from '../../edits/nodeAt';
import type { Problem } from '../../types';

/** The tree that an error of syntax was found in, and what its offsets count from. */
export interface SyntaxPlace {
  root: Node | undefined;
  /** The referral that it is the tree of; undefined where that is what is around them. */
  text: ReferralText | undefined;
  base: number;
  /** The outermost node that begins where the error is. */
  node: Node | undefined;
}

const shells = new WeakMap<ParsedDocument, Node | undefined>();

/** Finds the tree of a problem: its referral's, or that of what is around the referrals. */
export function syntaxPlace(document: ParsedDocument, { offset, path }: Problem): SyntaxPlace {
  const around = path === '' && document.form !== 'referral';
  const index = around ? -1 : document.indexAt(offset);
  const base = index < 0 ? 0 : document.offset(index);
  const text = document.texts[index];
  const root = text ? text.root : shellOf(document);
  let node = nodeAt(root, offset - base);
  while (node?.parent && node.parent.offset === node.offset) node = node.parent;
  return { root, text, base, node: node?.offset === offset - base ? node : undefined };
}

function shellOf(document: ParsedDocument): Node | undefined {
  if (!shells.has(document)) shells.set(document, tolerantTree(document.paddedShell, maxDepth).root);
  return shells.get(document);
}
