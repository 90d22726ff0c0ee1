import { t } from '../../base/l10n';
import { isVocabulary, type Property, type Resource } from '../../domain/model/resource';
import type { Vocabulary } from '../../domain/model/vocabulary';
import { requirementAttribute } from '../../domain/referral/additionalRequirements';
import { referral } from '../../domain/referral/referral';
import { solutionTag } from '../../domain/referral/solutionTag';
import { statusesAllowing, substatusesOf } from '../../domain/referral/statusMachine';
import { target } from '../../domain/referral/target';
import { autoYear } from '../../domain/taxonomy/fiscalYear';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import { attributeType } from '../../domain/vocabularies/attributeType';
import { customerMarketplaceIntent } from '../../domain/vocabularies/customerMarketplaceIntent';
import { customerSize } from '../../domain/vocabularies/customerSize';
import { findSizes } from '../../domain/vocabularies/findSizes';
import { partnerRole } from '../../domain/vocabularies/partnerRole';
import { solutions } from '../../domain/vocabularies/solutions';
import { synonyms } from '../../domain/vocabularies/synonyms';
import type { Found, ReferralView } from '../facts/referralView';
import type { RuleContext } from '../rules/defineRule';
import { yearLabel } from '../wording';

/** What completion may know in addition to the document. */
export type CompletionContext = Pick<RuleContext, 'taxonomy' | 'today' | 'known'>;

/** A place for a value: which property of which object of which referral. */
export interface ValueSite {
  property: Property;
  /** What `owner` is. */
  resource: Resource;
  /** The object that has the property, or the list that has the entry. */
  owner: Found;
  referral: ReferralView;
  taxonomy: Taxonomy;
}

/** A value that can be written somewhere. */
export interface AllowedValue {
  value: string;
  label?: string;
  description: string;
  /** Where it comes from or what it belongs to, beside the label. */
  detail: string;
  /** Whether the value is a code, and the detail its name. */
  isCode?: boolean;
  /** Text by which the value is found, in addition to the value itself. */
  filter?: string;
  /**
   * Rank of the value among those that a text may mean, judged as problems judge it: 1 is best. Returns 0 or undefined
   * if the text does not mean this value.
   */
  meantBy?: (text: string) => number | undefined;
  /** Whether the value fits the rest of the referral better than others do. */
  fits?: boolean;
}

const saysNothing: ReadonlySet<string> = new Set(['None', 'Unknown']);
const olderSizes: ReadonlySet<string> = new Set(customerSize.values.slice(0, 3));

/** Returns the values that a property can have, given the rest of the referral. Returns undefined for free text. */
export function allowedAt({
  property,
  resource,
  owner,
  referral: view,
  taxonomy,
}: ValueSite): AllowedValue[] | undefined {
  const sibling = (name: string): string | undefined => view.getText(name, owner)?.value;
  if (resource === referral) {
    switch (property.name) {
      case 'status':
        return statuses(sibling('substatus'));
      case 'substatus':
        return substatuses(sibling('status'));
      case 'solutionArea':
        return areas(taxonomy, sibling('solutionPlay') ?? attribute(view, 'SolutionPlay'));
      case 'solutionPlay':
        return plays(taxonomy, sibling('solutionArea') ?? attribute(view, 'SolutionArea'));
    }
  }
  if (property.name === 'type' && isVocabulary(property.type)) {
    const type = typeOfId(resource, sibling('id') ?? '');
    return fromVocabulary(property.type).map((value) => (value.value === type ? { ...value, fits: true } : value));
  }
  if (resource === solutionTag && property.name === 'id') {
    return sibling('type') === 'Name' ? undefined : fromVocabulary(solutions);
  }
  if (resource === requirementAttribute && property.name === 'id') {
    switch (attributeType.find(sibling('type') ?? '')) {
      case 'CustomerMarketplaceIntent':
        return fromVocabulary(customerMarketplaceIntent);
      case 'PartnerRole':
        return fromVocabulary(partnerRole);
      case 'SolutionArea':
        return areas(taxonomy, attribute(view, 'SolutionPlay') ?? view.getText('solutionPlay')?.value);
      case 'SolutionPlay':
        return plays(taxonomy, attribute(view, 'SolutionArea') ?? view.getText('solutionArea')?.value);
      default:
        return undefined;
    }
  }
  return isVocabulary(property.type) ? fromVocabulary(property.type) : undefined;
}

/** Returns the type that the ID beside it implies: `SOL-12345-ABC` is a solution of the catalog. */
function typeOfId(resource: Resource, id: string): string | undefined {
  const isPublished = /^SOL-/i.test(id);
  if (resource === solutionTag) return isPublished ? 'Name' : solutions.find(id) && 'Category';
  if (resource !== target) return undefined;
  return isPublished ? 'SolutionProfile' : /^msft$/i.test(id) ? 'BusinessProfileLocation' : undefined;
}

/** Whether `allowedAt` has values for a property. Builds them only if the rest of the referral decides. */
export function isLimited(site: ValueSite): boolean {
  const { property, resource } = site;
  if (isVocabulary(property.type)) return true;
  if (resource === referral) return property.name === 'solutionArea' || property.name === 'solutionPlay';
  return allowedAt(site) !== undefined;
}

/** Returns every solution play of a year, whatever the solution area is. */
export function allPlays(taxonomy: Taxonomy): AllowedValue[] {
  return plays(taxonomy, undefined);
}

/**
 * Returns a vocabulary in the documentation's order. Values that say nothing ("None", "Unknown") and values of an older
 * scale come last.
 */
function fromVocabulary(vocabulary: Vocabulary): AllowedValue[] {
  const { terms, name, find } = vocabulary;
  const isSize = name === customerSize.name;
  const values = terms.map((term) => ({
    ...term,
    detail: term.label ?? name,
    ...(synonyms[term.value] && { filter: [term.value, term.label, synonyms[term.value]].filter(Boolean).join(' ') }),
    meantBy: (text: string) =>
      find(text) === term.value ? 1 : isSize ? (findSizes(text)?.sizes.indexOf(term.value) ?? -1) + 1 : 0,
  }));
  const isLast = ({ value }: AllowedValue) => saysNothing.has(value) || (isSize && olderSizes.has(value));
  return [...values.filter((value) => !isLast(value)), ...values.filter(isLast)];
}

function statuses(substatus: string | undefined): AllowedValue[] {
  const fitting = substatus ? statusesAllowing(substatus) : [];
  return fromVocabulary(vocabularyOf('status')).map((value) => ({
    ...value,
    filter: [value.value, ...substatusesOf(value.value)].join(' '),
    fits: fitting.includes(value.value),
  }));
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

/** Lists the years that have an area or play, newest first. */
function yearsText(taxonomy: Taxonomy, name: string): string {
  return taxonomy.yearsOf(name).map(yearLabel).join(', ');
}

/** Returns the `id` of the attribute of this type among the additional requirements. */
function attribute(view: ReferralView, type: string): string | undefined {
  const entry = view.attributes.find((each) => {
    return view.getText('type', each)?.value.toLowerCase() === type.toLowerCase();
  });
  return entry && view.getText('id', entry)?.value;
}

function vocabularyOf(name: string): Vocabulary {
  const type = referral.property(name)?.type;
  if (type === undefined || !isVocabulary(type)) throw new Error(`${name} is not an enum of the referral`);
  return type;
}
