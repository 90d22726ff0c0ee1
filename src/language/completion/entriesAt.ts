import { t } from '../../base/l10n';
import { customerId } from '../../domain/referral/customerId';
import { requirementAttribute } from '../../domain/referral/requirementAttribute';
import { solutionTag } from '../../domain/referral/solutionTag';
import { target } from '../../domain/referral/target';
import { attributeType } from '../../domain/vocabularies/attributeType';
import { customerProfileType } from '../../domain/vocabularies/customerProfileType';
import { solutions } from '../../domain/vocabularies/solutions';
import { allowedAt } from '../caret/allowedAt';
import type { CompletionSite } from '../caret/completionSite';
import type { Found } from '../facts/referralView';

/** A whole entry of a list: its properties in order, undefined for what should be filled in. */
export interface ListEntry {
  label: string;
  detail: string;
  documentation: string;
  properties: readonly (readonly [name: string, value: string | undefined])[];
  /** Whether an entry that the list has already makes this one needless. */
  taken(other: Found): boolean;
}

/** The entries that a list of the site's resource is mostly made of. */
export function entriesAt(site: CompletionSite): readonly ListEntry[] {
  const { resource, referral } = site;
  const has = (name: string, value: string) => (other: Found) =>
    referral.getText(name, other)?.value.toLowerCase() === value.toLowerCase();
  if (resource === solutionTag) {
    return solutions.terms.map(({ value, label, description }) => ({
      label: value,
      detail: label ?? value,
      documentation: t(description),
      properties: [
        ['id', value],
        ['name', label ?? value],
        ['type', 'Category'],
      ],
      taken: has('id', value),
    }));
  }
  if (resource === customerId) {
    return customerProfileType.terms.map(({ value, description }) => ({
      label: value,
      detail: t('customer ID'),
      documentation: t(description),
      properties: [
        ['profileType', value],
        ['id', undefined],
      ],
      taken: has('profileType', value),
    }));
  }
  if (resource === target) {
    return [
      {
        label: t('Your solution'),
        detail: 'SolutionProfile',
        documentation: t('A solution of yours, by its ID such as `SOL-12345-ABC`.'),
        properties: [
          ['type', 'SolutionProfile'],
          ['id', undefined],
        ],
        taken: () => false,
      },
      {
        label: 'Microsoft',
        detail: 'BusinessProfileLocation',
        documentation: t('Microsoft, in the second referral of a co-sell deal.'),
        properties: [
          ['type', 'BusinessProfileLocation'],
          ['id', 'msft'],
        ],
        taken: has('id', 'msft'),
      },
    ];
  }
  if (resource === requirementAttribute) {
    return attributeType.terms.map(({ value, label, description }) => ({
      label: value,
      detail: label ?? t('attribute'),
      documentation: t(description),
      properties: [
        ['type', value],
        ['id', undefined],
      ],
      taken: has('type', value),
    }));
  }
  const id = resource.name === 'Tag' ? resource.property('id') : undefined;
  const values = (id && allowedAt({ ...site, property: id })) ?? [];
  return values.map(({ value, detail, description }) => ({
    label: value,
    detail,
    documentation: t(description),
    properties: [['id', value]],
    taken: has('id', value),
  }));
}
