import { t } from '../../../base/l10n';
import { referral as referralResource } from '../../../domain/referral';
import type { Finding } from '../finding';
import type { Found, ReferralView } from '../referralView';
import type { Rule } from '../rule';

const nothing: readonly never[] = [];

/** What an object of a new referral needs: properties that must be there, and texts that must not be empty. */
interface Needs {
  required: readonly string[];
  filled: readonly string[];
}

const needs: readonly [names: readonly string[], Needs][] = [
  [
    [],
    {
      required: referralResource.properties.filter(({ required }) => required).map(({ name }) => name),
      filled: ['name'],
    },
  ],
  [['customerProfile'], { required: [], filled: ['name'] }],
  [['customerProfile', 'address'], { required: [], filled: ['addressLine1', 'city', 'country'] }],
  [['details'], { required: [], filled: ['currency', 'closingDateTime'] }],
];

/** What a create needs and a referral without id lacks or leaves empty: one problem for each object (Create a referral). */
export const missingProperty: Rule = {
  code: 'shape.missing-property',
  severity: 'error',
  check(referral) {
    if (referral.isCreated) return nothing;
    const findings = needs.flatMap(([names, { required, filled }]) => {
      const owner = names.reduce<Found | undefined>((found, name) => found?.get(name), referral.root);
      return owner?.type === 'object' ? lacking(owner, names.length > 0, required, filled) : [];
    });
    if (!findings.some(({ data }) => Array.isArray(data?.missing) && data.missing.length > 0)) return findings;
    const update = updateBody(this.code, referral);
    return update ? [update] : findings;
  },
};

/** Properties that only the service sets, so that a text that has them was read from it. */
const served = [
  'updatedDateTime',
  'organizationId',
  'expirationDateTime',
  'acceptedDateTime',
  'links',
  'registrations',
];

/** A part of a referral that the service has, as a body of an update: it lacks its id, not what a create needs. */
function updateBody(code: string, referral: ReferralView): Finding | undefined {
  const name = referral.getText('eTag') ? 'eTag' : served.find((each) => isFilled(referral.get(each)));
  const found = name === undefined ? undefined : referral.get(name);
  if (!found || name === undefined) return undefined;
  return {
    code,
    message: t(
      'This has "{0}" but no "id", so it looks like a part of an existing referral. Add its "id", or remove "{0}" to create a new one.',
      name,
    ),
    place: found,
    at: 'key',
    data: { missing: [], empty: [], found: name, update: true },
  };
}

function isFilled(found: Found | undefined): boolean {
  return found !== undefined && !found.isEmptyText && (found.type !== 'array' || found.items.length > 0);
}

function lacking(owner: Found, isInner: boolean, required: readonly string[], filled: readonly string[]): Finding[] {
  const missing = required.filter((name) => !owner.get(name));
  const empty = filled.filter((name) => isBlank(owner.get(name)?.value));
  if (missing.length + empty.length === 0) return [];
  return [
    {
      code: 'shape.missing-property',
      message: messageOf(missing, empty),
      place: owner,
      at: isInner ? 'key' : 'opening',
      data: { missing, empty, ...(missing[0] !== undefined && { suggestion: missing[0] }) },
    },
  ];
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function messageOf(missing: readonly string[], empty: readonly string[]): string {
  if (empty.length === 0) return t('A new referral needs {0}. Add what is missing.', list(missing));
  if (missing.length === 0) return t('Fill in {0} before you submit.', list(empty));
  return t('A new referral needs {0}. Add what is missing, and fill in {1}.', list(missing), list(empty));
}

const maxNames = 5;

function list(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  if (more > 0) return t('{0} and {1} more', shown.join(', '), more);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : t('{0} and {1}', shown.join(', '), last);
}
