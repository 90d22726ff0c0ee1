import { type Node, type ParseError, ParseErrorCode, parseTree } from 'jsonc-parser';
import type { Path, ReferralText } from '../document/referralText';
import { maxDepth } from '../document/splitReferrals';
import type { Finding } from '../rules/finding';
import { syntaxMessage } from './syntaxMessages';

/** `syntax.invalid-json`: what a strict parser rejects in one referral, each error where it stands. */
export function syntaxFindings(text: ReferralText): Finding[] {
  if (text.valid) return [];
  const findings = oncePerPlace(text.errors.map((error) => syntaxFinding(text.text, error)));
  if (text.tooDeepAt >= 0) {
    findings.push({
      code: 'syntax.too-deep',
      message: `Values may be nested ${maxDepth} levels deep; from here on the document is not checked.`,
      path: [],
      at: 'value',
      span: { offset: text.tooDeepAt, length: 1 },
    });
  }
  // Should the tolerant parser ever accept what JSON.parse does not, the problem must not go unseen.
  if (findings.length === 0) findings.push(strictFinding(text.text));
  return findings;
}

/** Errors of syntax in a text outside its referrals, given with the referrals replaced by numbers. */
export function shellFindings(padded: string): Finding[] {
  const errors: ParseError[] = [];
  parseTree(padded, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  return errors.length > 0 ? oncePerPlace(errors.map((error) => syntaxFinding(padded, error))) : [strictFinding(padded)];
}

/** `syntax.duplicate-property`: the later of two properties with one name in an object. */
export function duplicateProperties(root: Node | undefined): Finding[] {
  const findings: Finding[] = [];
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
        findings.push({
          code: 'syntax.duplicate-property',
          message: `"${name}" is in this object already; the service would take only one of them. Keep one.`,
          path: [...path, name],
          at: 'key',
          span: { offset: key.offset, length: key.length },
          data: { found: name },
        });
      } else {
        first.set(name, key);
      }
      visit(value, [...path, name]);
    }
  };
  visit(root, []);
  return findings;
}

function syntaxFinding(text: string, error: ParseError): Finding {
  const comma = trailingComma(text, error);
  if (comma !== undefined) {
    return {
      code: 'syntax.invalid-json',
      message: 'This comma is one too many: nothing follows it.',
      path: [],
      at: 'value',
      span: { offset: comma, length: 1 },
      data: { syntax: 'trailing-comma' },
    };
  }
  let { offset, length } = error;
  if (length === 0) {
    // Something is missing at the end: the last character before the gap is where people look.
    offset = Math.max(0, lastBefore(text, Math.min(offset, text.length)));
    length = text.length === 0 ? 0 : 1;
  } else {
    const line = text.slice(offset, offset + length).search(/[\r\n]/);
    if (line > 0) length = line;
  }
  return {
    code: 'syntax.invalid-json',
    message: syntaxMessage(error),
    path: [],
    at: 'value',
    span: { offset, length },
    data: { syntax: error.error },
  };
}

/** The offset of a comma before a closing bracket, where the parser complains of what should follow it. */
function trailingComma(text: string, { error, offset }: ParseError): number | undefined {
  if (error !== ParseErrorCode.PropertyNameExpected && error !== ParseErrorCode.ValueExpected) return undefined;
  if (!/[}\]]/.test(text[offset] ?? '')) return undefined;
  const before = lastBefore(text, offset);
  return text[before] === ',' ? before : undefined;
}

/** The offset of the last character before `offset` that is no white space. */
function lastBefore(text: string, offset: number): number {
  let before = offset - 1;
  while (before > 0 && /\s/.test(text[before] ?? '')) before--;
  return before;
}

/** One problem a place: the parser often complains of one slip twice. */
function oncePerPlace(findings: Finding[]): Finding[] {
  const seen = new Set<number>();
  return findings.filter(({ span }) => {
    if (!span || seen.has(span.offset)) return false;
    seen.add(span.offset);
    return true;
  });
}

function strictFinding(text: string): Finding {
  let message = 'This is not valid JSON.';
  let offset = 0;
  try {
    JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    message = `This is not valid JSON: ${detail}`;
    offset = Number(/position (\d+)/.exec(detail)?.[1] ?? 0);
  }
  return { code: 'syntax.invalid-json', message, path: [], at: 'value', span: { offset, length: 1 } };
}
