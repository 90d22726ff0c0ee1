import { isResource, isVocabulary, type Property, type Resource } from '../model/resource';
import { placeholder } from './placeholder';

/** The properties that a new object of a resource begins with; completion offers all others later. */
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

/** Optional values, which begin empty: nothing has to be filled in. */
const optional: ReadonlySet<string> = new Set(['Address.state', 'Address.postalCode', 'ReferralDetails.notes']);

/** What a placeholder asks for, if the name of the property does not say it. */
const questions: Readonly<Record<string, string>> = {
  'Referral.name': 'Deal name',
  'Referral.engagementId': 'Engagement ID of the deal',
  'CustomerProfile.name': 'Customer name',
  'CustomerProfile.size': 'Customer size',
  'Address.addressLine1': 'Street address',
  'ReferralDetails.closingDateTime': 'Closing date',
  'InviteContext.notes': 'What help you need from Microsoft',
  'InviteContext.assistanceRequestCode': 'Kind of help',
  'SolutionTag.id': 'Solution ID',
  'SolutionTag.name': 'Solution name',
  'SolutionTag.type': 'Solution type',
  'Target.id': 'Target ID',
  'Target.type': 'Target type',
  'CustomerProfileType.id': 'Customer ID',
  'CustomerProfileType.profileType': 'Kind of ID',
  'Attribute.id': 'Value',
  'Attribute.type': 'Attribute type',
  'ReferralRequirements.products': 'Product',
  'ReferralRequirements.services': 'Service',
  'ReferralRequirements.industries': 'Industry',
};

/** Returns the properties of a new object of a resource, in order. */
function starterProperties(resource: Resource): Property[] {
  const names = starters[resource.name] ?? [];
  return names.map((name) => resource.property(name)).filter((property) => property !== undefined);
}

/** Returns what a new referral's property begins with: its parts, with a placeholder for each value. */
export function starterValue(property: Property, owner: Resource): unknown {
  if (optional.has(`${owner.name}.${property.name}`)) return '';
  const one = isResource(property.type)
    ? starterObject(property.type, property, owner)
    : placeholderFor(property, owner);
  return property.list ? [one] : one;
}

/**
 * Returns an object of a resource with a placeholder for each value.
 * @param property the property that holds it, and `owner` that property's resource: a product is asked for by that name
 */
export function starterObject(resource: Resource, property: Property, owner: Resource): Record<string, unknown> {
  const entries = starterProperties(resource).map((each): [string, unknown] => {
    const value = resource.name === 'Tag' ? placeholderFor(property, owner) : starterValue(each, resource);
    return [each.name, value];
  });
  return Object.fromEntries(entries);
}

/** Returns the placeholder for a value: what is asked for, in words. */
export function placeholderFor(property: Property, owner: Resource): string {
  const question = questions[`${owner.name}.${property.name}`];
  if (question !== undefined) return placeholder(question);
  if (property.type === 'boolean') return placeholder('true or false');
  const words = property.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return placeholder(words.charAt(0).toUpperCase() + words.slice(1));
}

/** Whether a placeholder for a property replaces the whole literal: its values are not strings. */
export function isUnquoted({ type }: Property): boolean {
  return type === 'number' || type === 'boolean' || type === 'any' || (!isVocabulary(type) && isResource(type));
}
