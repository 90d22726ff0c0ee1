import type { Note } from '../behavior';
import { ServiceError } from '../serviceError';
import { type FilterToken, filterError, filterTokens } from './filterTokens';

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

/** The properties that samples and tables of the documentation filter by (docs/service.md, "List"). */
const fields: ReadonlySet<string> = new Set([
  'customerProfile/address/country',
  'direction',
  'email',
  'engagementId',
  'qualification',
  'status',
  'substatus',
  'type',
  'updatedDateTime',
]);

/** Implied by the purpose of filtering by time, never shown. */
const inferred: ReadonlySet<string> = new Set(['ge', 'gt', 'le', 'lt']);

const condition = "use conditions such as status eq 'Active', joined by and";

/**
 * Refuses a `$filter` outside the documentation: properties joined by `and` and compared by `eq` with a value, and
 * `team/any(t:t/email eq '…')`. A comparison of `updatedDateTime` by order is taken, and noted.
 * @param text a filter that `parseFilter` can read
 * @throws ServiceError 400 with the target `$filter`
 */
export function requireDocumentedFilter(text: string, note: Note): void {
  new Reader(filterTokens(text), note).all();
}

class Reader {
  #index = 0;

  constructor(
    private readonly tokens: readonly FilterToken[],
    private readonly note: Note,
  ) {}

  all(): void {
    this.#conditions();
    if (this.#next.kind !== 'end') throw this.#refused();
  }

  get #next(): FilterToken {
    return this.tokens[this.#index] ?? { kind: 'end', text: '', position: 0 };
  }

  #accept(text: string): boolean {
    if (this.#next.text !== text || this.#next.kind === 'literal') return false;
    this.#index++;
    return true;
  }

  #refused(found = this.#next): Error {
    const what = found.kind === 'end' ? 'the end' : `"${found.text}"`;
    return filterError(`${what} is not documented here: ${condition}`, found.position);
  }

  #conditions(): void {
    do this.#condition();
    while (this.#accept('and'));
  }

  #condition(): void {
    if (this.#accept('(')) {
      this.#conditions();
      if (!this.#accept(')')) throw this.#refused();
      return;
    }
    const start = this.#next;
    const path = this.#path();
    if (path === 'team/any') {
      this.#member();
      return;
    }
    if (!fields.has(path)) throw filterError(`"${path}" is not documented for filters`, start.position);
    this.#comparison(path);
  }

  #path(): string {
    const names: string[] = [];
    do {
      if (this.#next.kind !== 'name') throw this.#refused();
      names.push(this.#next.text);
      this.#index++;
    } while (this.#accept('/'));
    return names.join('/');
  }

  #comparison(field: string): void {
    const operator = this.#next;
    if (field === 'updatedDateTime' && inferred.has(operator.text)) {
      this.note(`$filter: updatedDateTime ${operator.text} is inferred from its purpose, not documented.`);
    } else if (operator.text !== 'eq') throw this.#refused();
    this.#index++;
    if (this.#next.kind !== 'literal' || typeof this.#next.value !== 'string') throw this.#refused();
    this.#index++;
  }

  #member(): void {
    if (!this.#accept('(')) throw this.#refused();
    const variable = this.#next.text;
    this.#index++;
    if (!this.#accept(':')) throw this.#refused();
    const start = this.#next;
    const path = this.#path();
    if (path !== `${variable}/email`) {
      throw filterError(`"${path}" is not documented for filters; use ${variable}/email`, start.position);
    }
    this.#comparison('email');
    if (!this.#accept(')')) throw this.#refused();
  }
}
