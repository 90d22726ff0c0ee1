import { odataString } from './odataString';

/** Properties that `$filter` is documented or seen to take (FACTS.md, section 3), and the ones that people look for. */
export type FilterField =
  | 'id'
  | 'engagementId'
  | 'externalReferenceId'
  | 'name'
  | 'status'
  | 'substatus'
  | 'type'
  | 'qualification'
  | 'direction'
  | 'customerProfile/name'
  | 'customerProfile/address/country';

export type FilterDateField =
  | 'createdDateTime'
  | 'updatedDateTime'
  | 'acceptedDateTime'
  | 'expirationDateTime'
  | 'details/closingDateTime';

/** A condition as data: it can be kept, shown, put together and tested without any text. */
export type Filter =
  | { readonly field: FilterField; readonly eq: string | null }
  | { readonly field: FilterField; readonly ne: string | null }
  | { readonly field: FilterField; readonly contains: string }
  | { readonly field: FilterField; readonly startsWith: string }
  | { readonly field: FilterDateField; readonly compare: 'ge' | 'gt' | 'le' | 'lt'; readonly date: Date }
  /** Somebody of the team has this e-mail address. */
  | { readonly teamEmail: string }
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  /** An expression of the user's own, sent as it is, in parentheses. */
  | { readonly text: string };

/**
 * The `$filter` expression of a condition. Values are quoted, so that no value can become part of the expression; what
 * is empty, such as an `and` of nothing, is left out.
 * @returns `''` where nothing is asked
 * @throws RangeError for an invalid date
 */
export function odataFilter(filter: Filter): string {
  return expression(filter).text;
}

interface Expression {
  text: string;
  /** Whether it needs parentheses beside `and`, `or` and `not`. */
  loose?: 'and' | 'or' | 'any';
}

function expression(filter: Filter): Expression {
  if ('and' in filter) return joined('and', filter.and);
  if ('or' in filter) return joined('or', filter.or);
  if ('not' in filter) {
    const inner = expression(filter.not).text;
    return { text: inner && `not (${inner})` };
  }
  if ('text' in filter) return { text: filter.text.trim(), loose: 'any' };
  if ('teamEmail' in filter) return { text: `team/any(t:t/email eq ${odataString(filter.teamEmail)})` };
  return { text: comparison(filter) };
}

function comparison(filter: Extract<Filter, { field: FilterField | FilterDateField }>): string {
  const { field } = filter;
  if ('date' in filter) return `${field} ${filter.compare} ${filter.date.toISOString()}`;
  if ('contains' in filter) return `contains(${field},${odataString(filter.contains)})`;
  if ('startsWith' in filter) return `startswith(${field},${odataString(filter.startsWith)})`;
  const [operator, value] = 'eq' in filter ? ['eq', filter.eq] : ['ne', filter.ne];
  return `${field} ${operator} ${value === null ? 'null' : odataString(value)}`;
}

function joined(operator: 'and' | 'or', filters: readonly Filter[]): Expression {
  const parts = filters.map(expression).filter(({ text }) => text !== '');
  const [only] = parts;
  if (parts.length <= 1) return only ?? { text: '' };
  const texts = parts.map(({ text, loose }) => (loose && loose !== operator ? `(${text})` : text));
  return { text: texts.join(` ${operator} `), loose: operator };
}
