import type { Node } from 'jsonc-parser';
import { t } from '../../base/l10n';
import { maxDepth } from '../document/maxDepth';
import type { Path, ReferralText } from '../document/referralText';
import type { SyntaxFault } from '../document/syntaxError';
import { mostFaults, tolerantTree } from '../document/tolerantTree';
import type { Finding } from '../rules/finding';

/**
 * `syntax.invalid-json` and `syntax.too-deep`: what a strict parser rejects in one referral, each error where it stands.
 * @param most how many errors are told of
 */
export function syntaxFindings(text: ReferralText, most = mostFaults): Finding[] {
  if (text.valid) return [];
  const { faults, depth } = text;
  const isCut = faults.length >= mostFaults && most > mostFaults;
  return toFindings(isCut ? tolerantTree(text.text, maxDepth - depth, most).faults : faults, text.text);
}

/**
 * The same for what is around the referrals, given with the referrals replaced by scalars.
 * @param most how many errors are told of
 */
export function shellFindings(padded: string, text: string, most?: number): Finding[] {
  const faults = tolerantTree(padded, maxDepth, most).faults.map((fault) => {
    // Of a referral that should not stand where it does, only the bracket is shown.
    return /[{[]/.test(text[fault.offset] ?? '') ? { ...fault, length: 1 } : fault;
  });
  return toFindings(faults, padded);
}

/** `syntax.duplicate-property` around the referrals of a list response, given as for `shellFindings`. */
export function shellDuplicates(padded: string): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { children } of tolerantTree(padded, maxDepth).root?.children ?? []) {
    const [key] = children ?? [];
    if (!key) continue;
    const name = String(key.value);
    const folded = name.toLowerCase();
    if (seen.has(folded)) findings.push(duplicate(name, key, []));
    seen.add(folded);
  }
  return findings;
}

/** `syntax.duplicate-property`: the later of two properties with one name in an object. */
export function duplicateProperties(root: Node | undefined): Finding[] {
  const findings: Finding[] = [];
  // Nobody reads on after so many.
  const most = 1000;
  const visit = (node: Node | undefined, path: Path): void => {
    for (const [index, child] of node?.type === 'array' ? (node.children ?? []).entries() : [])
      visit(child, [...path, index]);
    if (node?.type !== 'object') return;
    const first = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      if (first.has(name)) {
        if (findings.length >= most) continue;
        findings.push(duplicate(name, key, path));
      } else {
        first.set(name, key);
      }
      visit(value, [...path, name]);
    }
  };
  visit(root, []);
  return findings;
}

function duplicate(name: string, { offset, length }: Node, object: Path): Finding {
  return {
    code: 'syntax.duplicate-property',
    message: t('"{0}" appears twice in this object. Keep one of them.', name),
    path: [...object, name],
    at: 'key',
    span: { offset, length },
    data: { found: name },
  };
}

function toFindings(faults: readonly SyntaxFault[], text: string): Finding[] {
  // Should the tolerant reader ever accept what JSON.parse does not, the problem must not go unseen.
  if (faults.length === 0) return [strictFinding(text)];
  const deep = faults.find(({ kind }) => kind === 'too-deep');
  return faults
    .filter((found) => found.kind !== 'too-deep' || found === deep)
    .map(({ kind, message, offset, length }) => ({
      code: codeOf(kind),
      message: message(),
      path: [],
      at: 'value' as const,
      span: { offset, length },
      data: { syntax: kind },
    }));
}

const codeOf = (kind: SyntaxFault['kind']): string => (kind === 'too-deep' ? 'syntax.too-deep' : 'syntax.invalid-json');

function strictFinding(text: string): Finding {
  let message = t('This is not valid JSON.');
  let offset = 0;
  try {
    JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    message = t('This is not valid JSON: {0}', detail);
    offset = Number(/position (\d+)/.exec(detail)?.[1] ?? 0);
  }
  return { code: 'syntax.invalid-json', message, path: [], at: 'value', span: { offset, length: 1 } };
}
