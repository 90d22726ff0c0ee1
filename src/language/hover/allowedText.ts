import { countries } from '../../domain/countries';
import { currencies } from '../../domain/currencies';
import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import { locales } from '../../domain/locales';
import type { Property } from '../../domain/resource';
import { taxonomies } from '../../domain/taxonomies';
import { quoteList } from '../quoteList';

const most = 12;

/** The values that a property may have, or how many there are, as markdown; undefined where it is free. */
export function allowedText(property: Property): string | undefined {
  const { type, format } = property;
  if (isVocabulary(type)) return listed(type.values, type.closed ? 'Allowed' : 'Known');
  // The entries of a list of tags have an id, and the list is what people look at.
  const id = isResource(type) && property.list ? type.property('id') : undefined;
  if (id && isVocabulary(id.type)) return listed(id.type.values, 'Allowed as `id`');
  switch (format) {
    case 'country':
      return `Allowed: the ${countries().length} country codes of ISO 3166-1 alpha-2, such as \`US\`, \`DE\` or \`JP\`.`;
    case 'currency':
      return `Allowed: the ${currencies().length} currency codes of ISO 4217, such as \`USD\`, \`EUR\` or \`JPY\`.`;
    case 'locale':
      return `Allowed: BCP 47 tags such as \`en-US\`, \`de-DE\` or \`zh-CN\`; ${locales().length} are suggested.`;
  }
  switch (property.name) {
    case 'solutionArea':
      return `Allowed: ${years((year) => year.areas)}.`;
    case 'solutionPlay':
      return `Allowed: the plays of the solution area: ${years((year) => year.plays)}.`;
    default:
      return undefined;
  }
}

function listed(values: readonly string[], lead: string): string {
  const quoted = values.map((value) => `\`${value}\``);
  return values.length > most
    ? `${lead}: ${values.length} values, such as ${quoteList(quoted.slice(0, 6))}.`
    : `${lead}: ${quoteList(quoted)}.`;
}

function years(values: (year: (typeof taxonomies)[number]) => readonly string[]): string {
  const parts = taxonomies.map((year) => {
    const all = values(year);
    const some = all.length > most ? '' : ` (${all.join('; ')})`;
    return `${all.length} in ${year.year}${some}`;
  });
  return parts.join(', ');
}
