import type { Node } from 'jsonc-parser';

/** How a scalar is written in another type, and whether it evidently says the same. */
export interface Rewritten {
  text: string;
  safe: boolean;
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

const booleans: Readonly<Record<string, boolean>> = { yes: true, y: true, '1': true, no: false, n: false, '0': false };

/** A scalar's literal as one of `type`; undefined where it says nothing of the kind. Digits stay as they are. */
export function scalarAs(type: string, node: Node, literal: string): Rewritten | undefined {
  const said = String(node.value).trim();
  switch (type) {
    case 'string':
      if (node.type === 'number') return { text: `"${literal}"`, safe: true };
      return node.type === 'boolean' ? { text: `"${literal}"`, safe: false } : undefined;
    case 'number':
      return node.type === 'string' ? numberOf(said) : undefined;
    case 'boolean': {
      if (node.type !== 'string' && node.type !== 'number') return undefined;
      if (/^(true|false)$/i.test(said)) return { text: said.toLowerCase(), safe: true };
      const meant = Object.hasOwn(booleans, said.toLowerCase()) ? booleans[said.toLowerCase()] : undefined;
      return meant === undefined ? undefined : { text: String(meant), safe: false };
    }
    default:
      return undefined;
  }
}

function numberOf(said: string): Rewritten | undefined {
  if (number.test(said)) return { text: said, safe: true };
  const plain = said
    .replace(/^(\p{Sc}|[A-Z]{3})\s*|\s*(\p{Sc}|[A-Z]{3})$/gu, '')
    .replace(/^\+/, '')
    .replace(/^(-?\d{1,3})((,\d{3})+)(?=\.|$)/, (_, head: string, groups: string) => head + groups.replaceAll(',', ''));
  // Separators mean different things in different countries: to be looked at.
  return number.test(plain) ? { text: plain, safe: false } : undefined;
}
