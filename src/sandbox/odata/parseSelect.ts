import { referral } from '../../domain/referral/referral';
import { ServiceError } from '../serviceError';

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
