import type { Vocabulary } from '../../domain/vocabulary';
import type { Path } from '../document/referralText';
import { quoteList } from '../quoteList';
import type { Finding } from '../rules/finding';
import { evident, nearest } from './nearest';

/** What a set of allowed strings must be able to say, be it a vocabulary or a column of a taxonomy. */
export interface AllowedValues {
  /** How the set is called in a message. */
  name: string;
  values: readonly string[];
  has(value: string): boolean;
  find(text: string): string | undefined;
}

/** The allowed values of a vocabulary. */
export function allowedValues(vocabulary: Vocabulary): AllowedValues {
  return { name: vocabulary.name, values: vocabulary.values, has: vocabulary.has, find: vocabulary.find };
}

/** Checks one string against what is allowed: `value.unknown` or `value.casing` (RULES.md, "Values"), or nothing. */
export function checkValue(value: string, allowed: AllowedValues, path: Path): Finding | undefined {
  if (allowed.has(value)) return undefined;
  const found = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const right = allowed.find(value);
  if (right !== undefined) {
    return {
      code: 'value.casing',
      message: `"${found}" should be written "${right}".`,
      path,
      at: 'value',
      data: { found: value, suggestion: right, allowed: [right] },
    };
  }
  // "None" says that nothing was said: nobody who wrote a word meant it, so it is offered last.
  const telling = allowed.values.filter((other) => other !== 'None');
  const near = nearest(value, telling);
  const others = allowed.values.filter((other) => !near.includes(other));
  const guess = near[0] === undefined ? '' : ` Did you mean "${near[0]}"?`;
  return {
    code: 'value.unknown',
    message: `"${found}" is not a value of ${allowed.name}.${guess} Allowed: ${quoteList(allowed.values)}.`,
    path,
    at: 'value',
    data: {
      found: value,
      suggestion: evident(value, telling),
      allowed: [...near, ...others.filter((other) => other !== 'None'), ...others.filter((other) => other === 'None')],
    },
  };
}
