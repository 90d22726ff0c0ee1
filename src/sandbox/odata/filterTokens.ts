import { ServiceError } from '../serviceError';

/** A token of a `$filter`: a literal with its value, a name, or a punctuation mark. */
export interface FilterToken {
  readonly kind: 'literal' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly value?: string | number | boolean | null;
  readonly position: number;
}

const patterns = {
  space: /\s+/y,
  string: /'(?:[^']|'')*'/y,
  guid: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy,
  date: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[ +-]\d\d:\d\d)?)?(?![\w:.-])/iy,
  number: /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy,
  name: /[A-Za-z_][A-Za-z0-9_]*/y,
  mark: /[(),/:]/y,
};

const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Cuts a `$filter` into tokens; the last one is `end`. A bare GUID or date-time is a string literal.
 * @throws ServiceError 400 if no token fits
 */
export function filterTokens(text: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0];
  };
  while (position < text.length) {
    const space = match(patterns.space);
    if (space) {
      position += space.length;
      continue;
    }
    const token = tokenAt(match, position);
    if (!token) {
      const rest = text.slice(position, position + 20);
      throw filterError(rest.startsWith("'") ? 'a string is not closed' : `cannot read "${rest}"`, position);
    }
    tokens.push(token);
    position += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}

function tokenAt(match: (pattern: RegExp) => string | undefined, position: number): FilterToken | undefined {
  const string = match(patterns.string);
  if (string) return { kind: 'literal', text: string, value: string.slice(1, -1).replaceAll("''", "'"), position };
  const guid = match(patterns.guid);
  if (guid) return { kind: 'literal', text: guid, value: guid, position };
  const date = match(patterns.date);
  // A plus sign of the offset that was not escaped arrives as a space.
  if (date) return { kind: 'literal', text: date, value: date.replace(' ', '+'), position };
  const number = match(patterns.number);
  if (number) return { kind: 'literal', text: number, value: Number(number), position };
  const name = match(patterns.name);
  const constant = name === undefined ? undefined : constants.get(name);
  if (name && constant !== undefined) return { kind: 'literal', text: name, value: constant, position };
  if (name) return { kind: 'name', text: name, position };
  const mark = match(patterns.mark);
  return mark ? { kind: 'mark', text: mark, position } : undefined;
}

/** Returns the 400 of a `$filter` that cannot be read; `position` counts characters from 0. */
export function filterError(message: string, position?: number): ServiceError {
  const place = position === undefined ? '' : ` (at character ${position + 1})`;
  return ServiceError.invalid('$filter', `The $filter is not valid: ${message}${place}.`, 'invalidFilter');
}
