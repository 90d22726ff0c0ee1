import { ServiceError } from './serviceError';

/** The 405 of a path that knows `allowed` only. */
export function methodNotAllowed(method: string, allowed: readonly string[]): ServiceError {
  return new ServiceError(405, 'invalidRequest', `${method} is not supported here; use ${allowed.join(' or ')}.`, {
    headers: { allow: allowed.join(', ') },
  });
}
