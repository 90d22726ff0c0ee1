import { once } from '../../../base/once';
import { isResource, type Property } from '../../../domain/model/resource';
import { resources } from '../../../domain/referral/resources';
import type { Tokens } from './tokens';

/** The names, in lower case, of all properties of a kind. */
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
