import { t } from '../../base/l10n';
import type { Resource } from '../../domain/model/resource';
import { customerId } from '../../domain/referral/customerId';
import { requirementAttribute } from '../../domain/referral/requirementAttribute';
import { solutionTag } from '../../domain/referral/solutionTag';
import { target } from '../../domain/referral/target';
import { type AllowedValue, allowedAt } from '../caret/allowedAt';
import type { CompletionSite } from '../caret/completionSite';
import type { Found } from '../facts/referralView';

/** A whole entry of a list: what it is found by, and its properties in order, undefined for what should be filled in. */
export interface ListEntry extends AllowedValue {
  properties: readonly (readonly [name: string, value: string | undefined])[];
  /** Whether an entry of the list makes this one unnecessary. */
  taken(other: Found): boolean;
}

/** Returns the property that no two entries of a list have the same value of. */
export function keyOf(resource: Resource): string | undefined {
  if (resource === customerId) return 'profileType';
  if (resource === requirementAttribute) return 'type';
  return resource === solutionTag || resource.name === 'Tag' ? 'id' : undefined;
}

/** The entries that a list of the site's resource is mostly made of. */
export function entriesAt(site: CompletionSite): readonly ListEntry[] {
  const { resource, referral } = site;
  const has = (name: string, value: string) => (other: Found) =>
    referral.getText(name, other)?.value.toLowerCase() === value.toLowerCase();
  if (resource === target) {
    return [
      {
        value: t('Your solution'),
        label: 'SolutionProfile',
        detail: 'SolutionProfile',
        description: t('A solution of yours, by its ID such as `SOL-12345-ABC`.'),
        properties: [
          ['type', 'SolutionProfile'],
          ['id', undefined],
        ],
        taken: () => false,
      },
      {
        value: 'Microsoft',
        label: 'BusinessProfileLocation',
        detail: 'BusinessProfileLocation',
        description: t('Microsoft, in the second referral of a co-sell deal.'),
        properties: [
          ['type', 'BusinessProfileLocation'],
          ['id', 'msft'],
        ],
        taken: has('id', 'msft'),
      },
    ];
  }
  const key = keyOf(resource);
  const property = key === undefined ? undefined : resource.property(key);
  const values = (property && allowedAt({ ...site, property })) ?? [];
  return values.map((value) => ({
    ...value,
    ...(resource === customerId && { detail: t('customer ID') }),
    properties: propertiesOf(value, resource),
    taken: has(key ?? '', value.value),
  }));
}

function propertiesOf({ value, label = value }: AllowedValue, resource: Resource): ListEntry['properties'] {
  switch (resource) {
    case solutionTag:
      return [
        ['id', value],
        ['name', label],
        ['type', 'Category'],
      ];
    case customerId:
      return [
        ['profileType', value],
        ['id', undefined],
      ];
    case requirementAttribute:
      return [
        ['type', value],
        ['id', undefined],
      ];
    default:
      return [['id', value]];
  }
}
