import { t } from '../../base/l10n';
import type { ErrorTarget } from './errorTarget';
import { lowerCased } from './lowerCased';
import { oneLine } from './oneLine';

const maxDepth = 16;
const maxTargets = 100;

type Node = Readonly<Record<string, unknown>>;

/**
 * The places that an error names: its own `target`, those of its `innerError`s and `details`, however deep, and the
 * properties of an `errors` object, as ASP.NET writes it (`{ "errors": { "Details.Currency": ["…"] } }`). Of an error
 * that says more of the same place inside, the innermost code and message are taken (docs/service.md, "Errors").
 * @param error the error object, its names in lower case
 */
export function errorTargets(error: Node | undefined): ErrorTarget[] {
  const found: ErrorTarget[] = [];
  if (error) collect(error, undefined, found, 0);
  const unique = new Map(found.map((each) => [`${each.target}\n${each.message}`, each]));
  return [...unique.values()].slice(0, maxTargets);
}

function collect(node: Node, outer: ErrorTarget | undefined, found: ErrorTarget[], depth: number): void {
  if (depth > maxDepth || found.length > maxTargets) return;
  const target = oneLine(node.target) ?? outer?.target;
  const inner = lowerCased(node.innererror);
  let own: ErrorTarget | undefined;
  if (target !== undefined) {
    const inherited = outer?.target === target ? outer : undefined;
    const code = oneLine(node.code) ?? inherited?.code;
    const message = oneLine(node.message) ?? inherited?.message ?? code ?? t('This was rejected.');
    own = { target, ...(code ? { code } : {}), message };
    const innerTarget = oneLine(inner?.target) ?? target;
    if (!inner || innerTarget !== target) found.push(own);
  }
  if (inner) collect(inner, own, found, depth + 1);
  for (const detail of Array.isArray(node.details) ? node.details : []) {
    const each = lowerCased(detail);
    if (each) collect(each, own, found, depth + 1);
  }
  for (const [name, messages] of Object.entries(asNode(node.errors) ?? asNode(node.modelstate) ?? {})) {
    for (const text of Array.isArray(messages) ? messages : [messages]) {
      const message = oneLine(text);
      if (name && message) found.push({ target: name, message });
    }
  }
}

/** An object with its names as they are: they are places. */
function asNode(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
}
