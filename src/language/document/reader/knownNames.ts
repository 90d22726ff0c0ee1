import { once } from '../../../base/once';
import { isResource, type Property } from '../../../domain/model/resource';
import { resources } from '../../../domain/referral/resources';
import { taxonomies } from '../../../domain/taxonomy/taxonomies';
import { vocabularies } from '../../../domain/vocabularies/vocabularies';
import type { Tokens } from './tokens';

/** Returns the names, in lower case, of all properties that fit a test. */
function namesOf(isMeant: (property: Property) => boolean): ReadonlySet<string> {
  const properties = resources.flatMap((resource) => resource.properties.filter(isMeant));
  return new Set(properties.flatMap(({ name, documented = name }) => [name.toLowerCase(), documented.toLowerCase()]));
}

const lists = once(() => namesOf(({ list }) => list === true));
const holders = once(() => namesOf(({ list, type }) => list === true || isResource(type)));

/** Whether the property with this key has a list as its value. */
export function holdsList(tokens: Tokens, text: string, key: number): boolean {
  return lists().has(nameOf(tokens, text, key));
}

/** Whether the property with this key has an object or a list as its value. */
export function holdsObject(tokens: Tokens, text: string, key: number): boolean {
  return holders().has(nameOf(tokens, text, key));
}

function nameOf(tokens: Tokens, text: string, key: number): string {
  const start = tokens.start(key) + 1;
  return text.slice(start, Math.min(tokens.end(key) - 1, start + 60)).toLowerCase();
}

/** All known values with a sign in them that ends a word without quotes: `DynamicsAX,GP,NAV,SL`. */
const valuesOfParts = once(() => {
  const values = [...vocabularies, ...taxonomies].flatMap((known) =>
    'terms' in known ? known.values : [...known.areas, ...known.plays],
  );
  const patterns = [...new Set(values.filter((value) => /[,:/]/.test(value)))]
    .sort((a, b) => b.length - a.length)
    .map((value) =>
      value
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/(,?) /g, (_, comma) => `${comma}[ \\t]${comma ? '*' : '+'}`),
    );
  return new RegExp(`(?:${patterns.join('|')})(?=[ \\t]*(?:[,}\\]\\r\\n]|$))`, 'iy');
});

/** Returns the end of a known value of several parts that is without quotes at `start`; -1 if there is none. */
export function valueOfPartsEnd(text: string, start: number): number {
  const pattern = valuesOfParts();
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
