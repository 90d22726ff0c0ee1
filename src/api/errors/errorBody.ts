import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { plainText } from '../../base/plainText';
import type { ErrorTarget } from '../apiError';

/** Content of an error body (docs/service.md, "Errors"). */
export interface ErrorBody {
  /** Outermost first, as the service spells them. Compare them case-insensitively. */
  codes: readonly string[];
  message?: string;
  target?: string;
  /** All properties and headers that the body names, outermost first. */
  targets?: readonly ErrorTarget[];
  /** Whether it is the service's own error object: `error` with a code and a message. */
  isServiceError: boolean;
}

const maxDepth = 16;

/**
 * Reads an error body of any shape: `{ "error": { code, message, target, innerError, details } }`, with names in any
 * case, nested or not. Leaves out what is missing.
 */
export function errorBody(body: unknown): ErrorBody {
  const outer = lowerCased(body);
  const nested = lowerCased(outer?.error);
  const error = nested ?? outer;
  const message = oneLine(error?.message) ?? oneLine(error?.title);
  const target = oneLine(error?.target);
  const codes: string[] = [];
  let inner = error;
  for (let depth = 0; inner && depth < maxDepth; depth++) {
    const code = oneLine(inner.code);
    if (code) codes.push(code);
    inner = lowerCased(inner.innererror);
  }
  const targets = errorTargets(error);
  return {
    codes,
    isServiceError: typeof nested?.code === 'string' && typeof nested.message === 'string',
    ...(message ? { message } : {}),
    ...(target ? { target } : {}),
    ...(targets.length > 0 ? { targets } : {}),
  };
}

const maxTargets = 100;

type Node = Readonly<Record<string, unknown>>;

/**
 * Returns the targets that an error names: its own `target`, those of its `innerError`s and `details` at any depth, and
 * the properties of an `errors` object, as ASP.NET writes it (`{ "errors": { "Details.Currency": ["…"] } }`). The code
 * and message of an inner error for the same target take precedence (docs/service.md, "Errors").
 * @param error the error object, with lower-case property names
 */
function errorTargets(error: Node | undefined): ErrorTarget[] {
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

/** Returns an object with unchanged property names, because they are targets. */
function asNode(value: unknown): Node | undefined {
  return isObject(value) ? value : undefined;
}

/** Returns an object with lower-case property names; undefined if the value is not an object. */
function lowerCased(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
}

const maxLength = 300;

/** Returns a text of the service as one short line that is safe to show; undefined if it is empty or not a text. */
function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = plainText(value.replace(/\s+/g, ' ').trim());
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean || undefined;
}
