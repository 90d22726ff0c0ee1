import { isResource, type Property, type Resource } from '../src/domain/model/resource';
import { referral } from '../src/domain/referral/referral';
import { resources } from '../src/domain/referral/resources';
import { taxonomies } from '../src/domain/taxonomy/taxonomies';
import { assistanceRequestCode } from '../src/domain/vocabularies/assistanceRequestCode';
import { attributeType } from '../src/domain/vocabularies/attributeType';
import { customerMarketplaceIntent } from '../src/domain/vocabularies/customerMarketplaceIntent';
import { customerProfileType } from '../src/domain/vocabularies/customerProfileType';
import { customerSize } from '../src/domain/vocabularies/customerSize';
import { direction } from '../src/domain/vocabularies/direction';
import { industries } from '../src/domain/vocabularies/industries';
import { partnerRole } from '../src/domain/vocabularies/partnerRole';
import { products } from '../src/domain/vocabularies/products';
import { referralQualification } from '../src/domain/vocabularies/referralQualification';
import { referralStatus } from '../src/domain/vocabularies/referralStatus';
import { referralSubstatus } from '../src/domain/vocabularies/referralSubstatus';
import { referralType } from '../src/domain/vocabularies/referralType';
import { services } from '../src/domain/vocabularies/services';
import { solutions } from '../src/domain/vocabularies/solutions';
import { solutionType } from '../src/domain/vocabularies/solutionType';
import { targetType } from '../src/domain/vocabularies/targetType';
import { type GrammarRule, include, jsonRules, listRules, propertyRule, valueRule } from './grammarRules';

/** Values that have a scope of their own, by the last part of that scope. */
const enums: Readonly<Record<string, readonly string[]>> = {
  'referral-type': referralType.values,
  qualification: referralQualification.values,
  'customer-size': customerSize.values,
  'customer-profile-type': customerProfileType.values,
  'partner-role': partnerRole.values,
  'solution-area': taxonomies.flatMap(({ areas }) => areas),
  'solution-play': taxonomies.flatMap(({ plays }) => plays),
  'solution-type': solutionType.values,
  'target-type': targetType.values,
  'attribute-type': attributeType.values,
  'customer-marketplace-intent': customerMarketplaceIntent.values,
  'assistance-request-code': assistanceRequestCode.values,
  direction: direction.values,
  products: products.values,
  services: services.values,
  industries: industries.values,
  solutions: solutions.values,
};

/** Which values are behind which property, by its names in any casing. */
const valued: Readonly<Record<string, readonly string[]>> = {
  status: ['status'],
  substatus: ['substatus'],
  'referral-type': ['type', 'referralType'],
  qualification: ['qualification'],
  'customer-size': ['size'],
  'customer-profile-type': ['profileType'],
  'partner-role': ['partnerRole'],
  'solution-area': ['solutionArea'],
  'solution-play': ['solutionPlay'],
  'customer-marketplace-intent': ['customerMarketplaceIntent'],
  'assistance-request-code': ['assistanceRequestCode'],
  direction: ['direction'],
};

/** Lists whose entries have properties with values of their own: list → property → values. */
const lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  products: { id: ['products'] },
  services: { id: ['services'] },
  industries: { id: ['industries'] },
  solutions: { id: ['solutions'], 'type|solutionType': ['solution-type'] },
  target: { type: ['target-type'] },
  attributes: {
    type: ['attribute-type'],
    id: ['partner-role', 'solution-area', 'solution-play', 'customer-marketplace-intent'],
  },
};

const readOnlyScope = 'meta.property.read-only.referral';

/** The TextMate grammar of referral files, made from the tables of the domain. */
export function referralGrammar(): object {
  const special = new Set([...Object.values(valued).flat(), ...Object.keys(lists)]);
  const { readOnly, writable } = propertyNames(special);
  const properties: Record<string, GrammarRule> = {};
  for (const [values, names] of Object.entries(valued)) {
    const scope = referral.property(names[0] ?? '')?.readOnly ? readOnlyScope : undefined;
    properties[values] = propertyRule(anyCase(names), [`values-${values}`], scope);
  }
  for (const list of Object.keys(lists)) properties[list] = propertyRule(anyCase([list]), [`list-${list}`]);
  properties['read-only'] = propertyRule(anyCase(readOnly), [], readOnlyScope);
  properties.known = propertyRule(anyCase(writable), []);
  properties.unknown = propertyRule('(?:[^"\\\\]|\\\\.)*', [], 'meta.property.unknown.referral');

  return {
    $comment: 'Made from src/domain by "node --import tsx scripts/writeGrammar.ts"; do not edit.',
    name: 'Partner Center Referral',
    scopeName: 'source.json.referral',
    patterns: include(['value']),
    repository: {
      ...jsonRules,
      property: { patterns: include(Object.keys(properties).map((name) => `property-${name}`)) },
      ...Object.fromEntries(Object.entries(properties).map(([name, rule]) => [`property-${name}`, rule])),
      ...Object.assign({}, ...Object.entries(lists).map(([list, members]) => listRules(list, entryRules(members)))),
      'values-status': valueRule('constant.language.status.${2:/downcase}.referral', referralStatus.values),
      'values-substatus': valueRule('constant.language.substatus.${2:/downcase}.referral', referralSubstatus.values),
      ...Object.fromEntries(
        Object.entries(enums).map(([name, values]) => [
          `values-${name}`,
          valueRule(`constant.other.enum.${name}.referral`, values),
        ]),
      ),
    },
  };
}

function entryRules(members: Readonly<Record<string, readonly string[]>>): GrammarRule[] {
  return Object.entries(members).map(([names, values]) => {
    return propertyRule(
      anyCase(names.split('|')),
      values.map((name) => `values-${name}`),
    );
  });
}

/** All names of properties beside `except`; read-only are those that no resource lets people write. */
function propertyNames(except: ReadonlySet<string>): { readOnly: string[]; writable: string[] } {
  const all = allProperties();
  const folded = new Map<string, string>();
  for (const { name } of all) folded.set(name.toLowerCase(), name);
  for (const { documented } of all) {
    if (documented && !folded.has(documented.toLowerCase())) folded.set(documented.toLowerCase(), documented);
  }
  for (const name of except) folded.delete(name.toLowerCase());
  const isReadOnly = (name: string): boolean => all.every((each) => each.name !== name || each.readOnly === true);
  const wire = new Set(all.map(({ name }) => name));
  const names = [...folded.values()];
  const readOnly = names.filter((name) => wire.has(name) && isReadOnly(name));
  return { readOnly, writable: names.filter((name) => !readOnly.includes(name)) };
}

function allProperties(): Property[] {
  const seen = new Set<Resource>();
  const visit = (resource: Resource): void => {
    if (seen.has(resource)) return;
    seen.add(resource);
    for (const { type } of resource.properties) if (isResource(type)) visit(type);
  };
  for (const resource of resources) visit(resource);
  return [...seen].flatMap(({ properties }) => properties);
}

function anyCase(names: readonly string[]): string {
  return `(?i:${names.map((name) => name.replace(/[.@$]/g, '\\$&')).join('|')})`;
}
