import type { Note } from '../profile/behavior';
import { ServiceError } from '../serviceError';
import { requireDocumentedFilter } from './documentedFilter';

/** The connector of Microsoft has them as parameters; the documentation of the API has not. */
const ofConnector: readonly string[] = ['$skip', '$count'];

/**
 * Refuses the options of a list query that the documentation does not know (docs/service.md, "List"); notes those that
 * only the connector knows.
 * @throws ServiceError 400 that names the query option
 */
export function requireDocumentedOptions(options: ReadonlyMap<string, string>, note: Note): void {
  for (const name of ofConnector) {
    if (options.has(name)) note(`${name} is a parameter of the Power Platform connector, not documented for the API.`);
  }
  const filter = options.get('$filter');
  if (filter?.trim()) requireDocumentedFilter(filter, note);
  const order = options.get('$orderby')?.trim();
  if (order && !/^(?:createdDateTime|updatedDateTime)(?:\s+(?:asc|desc))?$/.test(order)) {
    const message = `The $orderby is not valid: only createdDateTime and updatedDateTime are documented, not "${order}".`;
    throw ServiceError.invalid('$orderby', message, 'invalidOrderBy');
  }
}
