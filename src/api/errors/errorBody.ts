import type { ErrorTarget } from './errorTarget';
import { errorTargets } from './errorTargets';
import { lowerCased } from './lowerCased';
import { oneLine } from './oneLine';

/** What an error body says (docs/service.md, "Errors"). */
export interface ErrorBody {
  /** Outermost first, as the service spells them: to be compared without regard to capitals. */
  codes: readonly string[];
  message?: string;
  target?: string;
  /** All places that are named, the outermost first. */
  targets?: readonly ErrorTarget[];
  /** Whether it is the service's own error object: `error` with a code and a message. */
  isServiceError: boolean;
}

const maxDepth = 16;

/**
 * Reads an error body of any shape: `{ "error": { code, message, target, innerError, details } }` with the names in any
 * case, nested or not; what is not there is left out.
 */
export function errorBody(body: unknown): ErrorBody {
  const outer = lowerCased(body);
  const own = lowerCased(outer?.error);
  const error = own ?? outer;
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
    isServiceError: typeof own?.code === 'string' && typeof own.message === 'string',
    ...(message ? { message } : {}),
    ...(target ? { target } : {}),
    ...(targets.length > 0 ? { targets } : {}),
  };
}
