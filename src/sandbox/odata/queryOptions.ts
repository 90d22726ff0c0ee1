import { referral } from '../../domain/referral/referral';
import { ServiceError } from '../serviceError';

/** The query options that a list knows (docs/service.md, "List"). */
export const listOptions = ['$filter', '$orderby', '$top', '$skip', '$count', '$select', '$skiptoken'] as const;

/**
 * Returns the `$` options of a query, each at most once; other parameters do not count.
 * @throws ServiceError 400 for an option that is not in `known`, or given twice
 */
export function queryOptions(query: URLSearchParams, known: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of query) {
    if (!name.startsWith('$')) continue;
    if (!known.includes(name)) {
      const message = `The query option ${name} is not supported; use ${known.join(', ')}.`;
      throw ServiceError.invalid(name, message, 'unsupportedQueryOption');
    }
    if (options.has(name)) throw ServiceError.invalid(name, `The query option ${name} is given twice.`);
    options.set(name, value);
  }
  return options;
}

/**
 * Reads a `$select`: names of properties, separated by commas.
 * @returns a function that keeps only those
 * @throws ServiceError 400 with the target `$select`
 */
export function parseSelect(text: string): (body: Record<string, unknown>) => Record<string, unknown> {
  const names = text.split(',').map((part) => part.trim());
  if (names.includes('*')) return (body) => body;
  const chosen = new Set(
    names.map((name) => {
      const known = referral.resolve(name)?.property.name;
      if (!known) {
        throw ServiceError.invalid(
          '$select',
          `The $select is not valid: there is no property "${name}".`,
          'invalidSelect',
        );
      }
      return known;
    }),
  );
  return (body) => Object.fromEntries(Object.entries(body).filter(([name]) => chosen.has(name)));
}
