import { record, string, unknown } from 'zod/mini';

/** What an error body says (FACTS.md, section 6). */
export interface ErrorBody {
  /** Outermost first, in lower case: the service's own spelling varies. */
  codes: readonly string[];
  message?: string;
  target?: string;
}

const fields = record(string(), unknown());
const text = string();

const maxDepth = 16;
const maxMessage = 300;

/**
 * Reads an error body of any shape: `{ "error": { code, message, target, innerError } }` with the names in any case,
 * nested or not; what is not there is left out.
 */
export function errorBody(body: unknown): ErrorBody {
  const outer = lowerCased(body);
  const error = lowerCased(outer?.error) ?? outer;
  const message = line(error?.message);
  const target = line(error?.target);
  const codes: string[] = [];
  let inner = error;
  for (let depth = 0; inner && depth < maxDepth; depth++) {
    const code = line(inner.code);
    if (code) codes.push(code.toLowerCase());
    inner = lowerCased(inner.innererror);
  }
  return { codes, ...(message ? { message } : {}), ...(target ? { target } : {}) };
}

function lowerCased(value: unknown): Record<string, unknown> | undefined {
  const parsed = fields.safeParse(value);
  if (!parsed.success) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).map(([key, entry]) => [key.toLowerCase(), entry]));
}

/** One short line of text, whatever the service sent. */
function line(value: unknown): string | undefined {
  const parsed = text.safeParse(value);
  if (!parsed.success) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a message
  const clean = parsed.data.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  return clean.length > maxMessage ? `${clean.slice(0, maxMessage)}…` : clean || undefined;
}
