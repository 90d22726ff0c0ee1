/** Properties that `$filter` is documented to take (docs/service.md, "List"). */
type FilterField =
  | 'engagementId'
  | 'status'
  | 'substatus'
  | 'type'
  | 'qualification'
  | 'direction'
  | 'customerProfile/address/country';

/** A condition as data, which can be stored, shown and combined. All forms except `text` are documented. */
export type Filter =
  | { readonly field: FilterField; readonly eq: string }
  /** A member of the team has this e-mail address. */
  | { readonly teamEmail: string }
  | { readonly and: readonly Filter[] }
  /** An expression written by the user, sent unchanged, in parentheses if it is part of an `and`. */
  | { readonly text: string };

/**
 * Returns the `$filter` expression of a condition. Quotes all values, so that none can become part of the expression.
 * Leaves out empty parts, such as an `and` of nothing.
 * @returns `''` for an empty condition
 */
export function odataFilter(filter: Filter): string {
  if ('text' in filter) return filter.text.trim();
  if ('teamEmail' in filter) return `team/any(t:t/email eq ${odataString(filter.teamEmail)})`;
  if ('field' in filter) return `${filter.field} eq ${odataString(filter.eq)}`;
  const parts = filter.and.filter((part) => odataFilter(part) !== '');
  const [only] = parts;
  if (only && parts.length === 1) return odataFilter(only);
  return parts.map((part) => ('text' in part ? `(${odataFilter(part)})` : odataFilter(part))).join(' and ');
}

/**
 * Returns a string literal of an OData filter: in single quotes, its own single quotes doubled (docs/service.md,
 * "List").
 * @param value any text
 */
export function odataString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
