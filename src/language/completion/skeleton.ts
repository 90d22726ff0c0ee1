import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import type { Property, Resource } from '../../domain/resource';

/** The properties that a new object of a resource is begun with; all others can be completed later. */
const starters: Readonly<Record<string, readonly string[]>> = {
  CustomerProfile: ['name', 'address', 'size', 'team'],
  Address: ['addressLine1', 'city', 'state', 'postalCode', 'country'],
  Member: ['firstName', 'lastName', 'phoneNumber', 'email'],
  ContactPreference: ['locale', 'disableNotifications'],
  Consent: [
    'consentToToShareInfoWithOthers',
    'consentToContact',
    'consentToShareReferralWithMicrosoftSellers',
    'consentToMicrosoftToContactSpecificPartners',
  ],
  ReferralDetails: ['notes', 'dealValue', 'currency', 'closingDateTime', 'requirements'],
  ReferralRequirements: ['products', 'solutions'],
  SolutionTag: ['id', 'name', 'type'],
  InviteContext: ['notes', 'assistanceRequestCode'],
  InvitedBy: ['organizationId'],
  CustomerProfileType: ['profileType', 'id'],
  Tag: ['id'],
  Target: ['type', 'id'],
  AdditionalRequirements: ['attributes'],
  Attribute: ['type', 'id'],
};

/** Writes a snippet for values of the domain, with tab stops in reading order; `\t` is one level of indentation. */
export class Skeleton {
  #stop = 0;

  /** `spelling`: the name of a property as the file spells names. */
  /** `flags`: what a boolean property is begun with; `false` where not given. */
  constructor(
    readonly spelling: (property: Property) => string,
    readonly flags: Readonly<Record<string, boolean>> = {},
  ) {}

  /** The value of a property. */
  value(property: Property, indent = ''): string {
    if (!property.list) return this.#one(property, indent);
    const inner = `${indent}\t`;
    return isResource(property.type) ? `[\n${inner}${this.#one(property, inner)}\n${indent}]` : `[${this.#next()}]`;
  }

  /** One entry of a list. */
  item(property: Property): string {
    return this.#one(property, '');
  }

  #one(property: Property, indent: string): string {
    const { type } = property;
    if (isResource(type)) return this.#object(type, indent);
    if (isVocabulary(type)) return `"${this.#next()}"`;
    switch (type) {
      case 'number':
        return this.#next('0');
      case 'boolean':
        return this.#next(String(this.flags[property.name] ?? false));
      case 'any':
        return this.#next('null');
      default:
        return `"${this.#next()}"`;
    }
  }

  #object(resource: Resource, indent: string): string {
    const names = starters[resource.name] ?? [];
    const properties = names.map((name) => resource.property(name)).filter((property) => property !== undefined);
    if (properties.length === 0) return `{${this.#next()}}`;
    const inner = `${indent}\t`;
    if (properties.length === 1 && properties[0] && !isResource(properties[0].type)) {
      return `{ "${this.spelling(properties[0])}": ${this.value(properties[0], inner)} }`;
    }
    const lines = properties.map((property) => `${inner}"${this.spelling(property)}": ${this.value(property, inner)}`);
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }

  #next(text?: string): string {
    this.#stop++;
    return text === undefined ? `$${this.#stop}` : `\${${this.#stop}:${text}}`;
  }
}
