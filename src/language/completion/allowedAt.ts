import { t } from '../../base/l10n';
import { attributeType } from '../../domain/attributeType';
import { customerMarketplaceIntent } from '../../domain/customerMarketplaceIntent';
import { customerSize } from '../../domain/customerSize';
import { autoYear } from '../../domain/fiscalYear';
import { isVocabulary } from '../../domain/isVocabulary';
import { partnerRole } from '../../domain/partnerRole';
import { referral } from '../../domain/referral';
import { requirementAttribute } from '../../domain/requirementAttribute';
import type { Property, Resource } from '../../domain/resource';
import { solutions } from '../../domain/solutions';
import { solutionTag } from '../../domain/solutionTag';
import { statusesAllowing, substatusesOf } from '../../domain/statusMachine';
import type { Taxonomy } from '../../domain/taxonomy';
import type { Vocabulary } from '../../domain/vocabulary';
import type { Loose } from '../caretContext';
import { yearLabel } from '../yearLabel';
import { looseProperty, looseString } from './looseValue';

/** A value that may stand somewhere, best first. */
export interface AllowedValue {
  value: string;
  label?: string;
  description: string;
  /** Where it comes from or what it belongs to, beside the label. */
  detail: string;
  /** What it is found by besides its value. */
  filter?: string;
  /** Whether it fits what the referral says elsewhere better than others. */
  fits?: boolean;
}

const saysNothing: ReadonlySet<string> = new Set(['None', 'Unknown']);
const olderSizes: ReadonlySet<string> = new Set(customerSize.values.slice(0, 3));

/** The values that property `property` of `owner` may have, given the rest of the referral; undefined where it is free. */
export function allowedAt(
  property: Property,
  resource: Resource,
  owner: Loose,
  root: Loose | undefined,
  taxonomy: Taxonomy,
): AllowedValue[] | undefined {
  if (resource === referral) {
    switch (property.name) {
      case 'status':
        return statuses(looseString(owner, resource, 'substatus'));
      case 'substatus':
        return substatuses(looseString(owner, resource, 'status'));
      case 'solutionArea':
        return areas(taxonomy, looseString(owner, resource, 'solutionPlay') ?? attribute(root, 'SolutionPlay'));
      case 'solutionPlay':
        return plays(taxonomy, looseString(owner, resource, 'solutionArea') ?? attribute(root, 'SolutionArea'));
    }
  }
  if (resource === solutionTag && property.name === 'id') {
    return looseString(owner, resource, 'type') === 'Name' ? undefined : fromVocabulary(solutions);
  }
  if (resource === requirementAttribute && property.name === 'id') {
    switch (attributeType.find(looseString(owner, resource, 'type') ?? '')) {
      case 'CustomerMarketplaceIntent':
        return fromVocabulary(customerMarketplaceIntent);
      case 'PartnerRole':
        return fromVocabulary(partnerRole);
      case 'SolutionArea':
        return areas(taxonomy, attribute(root, 'SolutionPlay') ?? looseString(root, referral, 'solutionPlay'));
      case 'SolutionPlay':
        return plays(taxonomy, attribute(root, 'SolutionArea') ?? looseString(root, referral, 'solutionArea'));
      default:
        return undefined;
    }
  }
  return isVocabulary(property.type) ? fromVocabulary(property.type) : undefined;
}

/** In the documentation's order, but last what says nothing ("None", "Unknown") and what is of an older scale. */
function fromVocabulary({ terms, name }: Vocabulary): AllowedValue[] {
  const values = terms.map((term) => ({ ...term, detail: term.label ?? name }));
  const isLast = ({ value }: AllowedValue) => saysNothing.has(value) || (isSize && olderSizes.has(value));
  const isSize = name === customerSize.name;
  return [...values.filter((value) => !isLast(value)), ...values.filter(isLast)];
}

function statuses(substatus: string | undefined): AllowedValue[] {
  const fitting = substatus ? statusesAllowing(substatus) : [];
  return fromVocabulary(vocabularyOf('status')).map((value) => ({ ...value, fits: fitting.includes(value.value) }));
}

function substatuses(status: string | undefined): AllowedValue[] {
  const all = fromVocabulary(vocabularyOf('substatus')).map((value) => {
    const owners = statusesAllowing(value.value);
    return { ...value, detail: owners.length > 0 ? owners.join(', ') : value.detail };
  });
  const allowed = status === undefined ? [] : substatusesOf(vocabularyOf('status').find(status) ?? '');
  return allowed.length > 0 ? all.filter(({ value }) => allowed.includes(value)) : all;
}

function areas(taxonomy: Taxonomy, play: string | undefined): AllowedValue[] {
  const fitting = play ? taxonomy.areasOf(taxonomy.findPlay(play) ?? '') : [];
  return taxonomy.areas.map((value) => {
    const years = yearsText(taxonomy, value);
    const own = taxonomy.playsOf(value);
    const description =
      own.length > 0
        ? t('A solution area of {0}. Its plays: {1}.', years, own.join('; '))
        : t('A solution area of {0}.', years);
    return { value, detail: years, description, fits: fitting.includes(value) };
  });
}

function plays(taxonomy: Taxonomy, area: string | undefined): AllowedValue[] {
  const name = area === undefined ? undefined : taxonomy.findArea(area);
  const own = name ? taxonomy.playsOf(name) : taxonomy.plays;
  const free = taxonomy.plays.filter((play) => taxonomy.areasOf(play).length === 0);
  return (own.length > 0 ? own : free).map((value) => {
    const owners = taxonomy.areasOf(value).join(', ');
    const years = yearsText(taxonomy, value);
    return owners === ''
      ? { value, detail: years, description: t('A solution play of {0}.', years) }
      : {
          value,
          detail: taxonomy.year === autoYear ? `${owners} · ${years}` : owners,
          description: t('A solution play of {0} in {1}.', owners, years),
        };
  });
}

/** The years that have an area or play, the newest first. */
function yearsText(taxonomy: Taxonomy, name: string): string {
  return taxonomy.yearsOf(name).map(yearLabel).join(', ');
}

/** The ID of the attribute of a type, among the additional requirements. */
function attribute(root: Loose | undefined, type: string): string | undefined {
  let node = looseProperty(root, referral, 'details');
  for (const name of ['requirements', 'additionalRequirements', 'attributes']) {
    node = node?.entries.find((entry) => entry.key.toLowerCase() === name.toLowerCase())?.value;
  }
  const entry = node?.entries.find(({ value }) => {
    return looseString(value, requirementAttribute, 'type')?.toLowerCase() === type.toLowerCase();
  });
  return looseString(entry?.value, requirementAttribute, 'id');
}

function vocabularyOf(name: string): Vocabulary {
  const type = referral.property(name)?.type;
  if (type === undefined || !isVocabulary(type)) throw new Error(`${name} is not an enum of the referral`);
  return type;
}
