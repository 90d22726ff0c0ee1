import { t } from '../../base/l10n';
import { countries } from '../../domain/iso/countries';
import { currencies } from '../../domain/iso/currencies';
import { isResource } from '../../domain/model/isResource';
import { isVocabulary } from '../../domain/model/isVocabulary';
import type { Property } from '../../domain/model/resource';
import { taxonomies } from '../../domain/taxonomy/taxonomies';
import { quoteList } from '../wording';

const maxValues = 12;
const quote = '`';

/** Lists the values that a property can have, or counts them, as markdown; undefined if it is free text. */
export function allowedText(property: Property): string | undefined {
  const { type, format } = property;
  if (isVocabulary(type))
    return type.closed ? t('Allowed: {0}.', listed(type.values)) : t('Known: {0}.', listed(type.values));
  // The entries of a list of tags have an id, and users look at the list.
  const id = isResource(type) && property.list ? type.property('id') : undefined;
  if (id && isVocabulary(id.type)) return t('Allowed as `id`: {0}.', listed(id.type.values));
  switch (format) {
    case 'country':
      return t('Allowed: the {0} country codes of ISO 3166-1 alpha-2, such as `US`, `DE` or `JP`.', countries().length);
    case 'currency':
      return t('Allowed: the {0} currency codes of ISO 4217, such as `USD`, `EUR` or `JPY`.', currencies().length);
    case 'locale':
      return t('Allowed: language tags (BCP 47) such as `en-US`, `de-DE` or `zh-CN`.');
  }
  switch (property.name) {
    case 'solutionArea':
      return t(
        'Allowed: {0}.',
        years((year) => year.areas),
      );
    case 'solutionPlay':
      return t(
        'Allowed: the plays of the solution area, {0}.',
        years((year) => year.plays),
      );
    default:
      return undefined;
  }
}

function listed(values: readonly string[]): string {
  return values.length > maxValues
    ? t('{0} values, such as {1}', values.length, quoteList(values.slice(0, 6), { maxValues, quote }))
    : quoteList(values, { maxValues, quote });
}

function years(values: (year: (typeof taxonomies)[number]) => readonly string[]): string {
  const parts = taxonomies.map((year) => {
    const all = values(year);
    const some = all.length > maxValues ? '' : ` (${all.join('; ')})`;
    return t('{0} in {1}{2}', all.length, year.year, some);
  });
  return parts.join(', ');
}
