import { ServiceError } from '../serviceError';

/** The 400 of a `$filter` that cannot be read; `position` counts characters from 0. */
export function filterError(message: string, position?: number): ServiceError {
  const place = position === undefined ? '' : ` (at character ${position + 1})`;
  return ServiceError.invalid('$filter', `The $filter is not valid: ${message}${place}.`, 'invalidFilter');
}
