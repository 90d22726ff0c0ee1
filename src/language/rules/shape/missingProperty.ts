import { t } from '../../../base/l10n';
import { starterValue } from '../../../domain/publish/starterValues';
import { referral, referral as referralResource } from '../../../domain/referral/referral';
import { propertyAt } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { referralPointer } from '../../document/paths';
import { insertProperties } from '../../edits/insertNode';
import { removeNode } from '../../edits/removeNode';
import type { Found, ReferralView } from '../../facts/referralView';
import type { ProblemData } from '../../types';
import { defineRule, type RuleFinding, type RuleFix } from '../defineRule';

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

interface MissingData extends ProblemData {
  missing: readonly string[];
  empty: readonly string[];
}

/** Properties that a new referral lacks or leaves empty: one problem for each object (Create a referral). */
export const missingProperty = defineRule({
  code: 'shape.missing-property',
  severity: 'error',
  summary: 'A new referral lacks what the service needs to create it, or leaves it empty.',
  reason:
    "Microsoft's *Create a referral* page marks `type`, `customerProfile`, `consent` and `details` as required. Only a referral without `id` is asked for them: with an `id` it is an update, which may leave out what does not change. One problem for each object lists what it lacks. A text that Partner Center asks for, such as the name of the customer, must not be empty.",
  wrong: `
    {
      "name": "Lakeside data platform",
      "type": "Independent"
    }`,
  right: `
    {
      "name": "Lakeside data platform",
      "type": "Independent",
      "customerProfile": { "name": "Lakeside Energy" },
      "consent": { "consentToShareReferralWithMicrosoftSellers": false },
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Add the property. The quick fix adds everything that is missing, with placeholders to fill in.',
  check(referral) {
    if (!(referral.get('id')?.isEmptyText ?? referral.lacks('id'))) return nothing;
    const findings = needs.flatMap(([names, { required, filled }]) => {
      const owner = names.reduce<Found | undefined>((found, name) => found?.get(name), referral.root);
      return owner?.type === 'object' ? lacking(referral, owner, required, filled) : [];
    });
    const isWhole = !findings.some(({ data }) => data && data.missing.length > 0);
    // A whole referral with an ETag has lost its ID; other values of the service may be in a copy.
    if (isWhole && !referral.getText('eTag')) return findings;
    const update = updateBody(referral);
    return update ? [update] : (fragment(referral, findings) ?? findings);
  },
  isFixManual: true,
  /** Adds the properties that a new referral lacks, with a placeholder for each value that the user must fill in. */
  fix(document, { offset, data: { missing, update, found } }) {
    if (update) return found === 'eTag' ? withoutETag(document, offset) : [];
    const pointer = referralPointer(document, offset);
    const fix = (title: string, names: readonly string[], preferred: boolean): RuleFix => ({
      title,
      ...(preferred && { preferred }),
      edits: insertProperties(
        document,
        pointer,
        names.map((name) => [name, starter(name)] as const),
      ),
    });
    const each = missing.map((name) => fix(t('Add "{0}"', name), [name], missing.length === 1));
    return missing.length < 2 ? each : [fix(t('Add everything that is missing'), missing, true), ...each];
  },
});

/** Removes the ETag. A submit then finds the ID that the file has lost, or creates a new referral. */
function withoutETag(document: ParsedDocument, offset: number): RuleFix[] {
  const index = document.indexAt(offset);
  const base = document.offset(index);
  const property = propertyAt(document.textAt(index)?.root, offset - base);
  return property
    ? [{ title: t('Remove "{0}"', property.name), edits: removeNode(document.text, property, base) }]
    : [];
}

/** Properties that only the service sets. A text that has them came from the service. */
const served = [
  'updatedDateTime',
  'organizationId',
  'expirationDateTime',
  'acceptedDateTime',
  'links',
  'registrations',
];

/**
 * Reports a part of an existing referral, such as the body of an update: it lacks its ID, not the properties that a
 * create needs.
 */
function updateBody(referral: ReferralView): RuleFinding<MissingData> | undefined {
  const name = referral.getText('eTag') ? 'eTag' : served.find((each) => isFilled(referral.get(each)));
  const found = name === undefined ? undefined : referral.get(name);
  if (!found || name === undefined) return undefined;
  return {
    message: t(
      'This has "{0}" but no "id", so it looks like a part of an existing referral. Add its "id", or remove "{0}" to create a new one.',
      name,
    ),
    place: found,
    at: 'key',
    data: { missing: [], empty: [], found: name, update: true },
  };
}

/** Properties that drafts usually have and bodies of updates leave out. */
const beginnings = [
  ...['name', 'type', 'customerProfile', 'consent', 'qualification', 'externalReferenceId', 'engagementId'],
  ...['partnerRole', 'solutionArea', 'solutionPlay'],
];

/** Parts that updates and documentation show alone: `{ "target": [ … ] }`, `{ "details": { … } }`. */
const parts = ['details', 'target', 'team', 'inviteContext'];

/** Properties that an update changes at the end of a deal; a draft is never closed. */
const closing = ['status', 'substatus', 'statusReason'];

/** Reports a text that has only parts of a referral as one problem, not one for each object. */
function fragment(
  referral: ReferralView,
  findings: readonly RuleFinding<MissingData>[],
): RuleFinding<MissingData>[] | undefined {
  if (beginnings.some((name) => referral.get(name))) return undefined;
  const isClosed = referral.getText('status')?.value.toLowerCase() === 'closed';
  if (!isClosed && closing.some((name) => referral.get(name))) return undefined;
  const found = [
    ...(isClosed ? closing.filter((name) => referral.get(name)) : []),
    ...parts.filter((name) => hasContent(referral.get(name))),
  ];
  const missing = findings.flatMap(({ data }) => data?.missing ?? []);
  if (found.length === 0 || missing.length === 0) return undefined;
  return [
    {
      message: t(
        'This is a part of a referral: it has only {0}. To change an existing referral, add its "id". A new one also needs {1}.',
        list(found),
        list(missing),
      ),
      place: referral.root,
      at: 'opening',
      data: { missing, empty: [], ...(missing[0] !== undefined && { suggestion: missing[0] }) },
    },
  ];
}

function hasContent(found: Found | undefined): boolean {
  if (found?.type === 'array') return found.items.length > 0;
  const { value } = found ?? {};
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isFilled(found: Found | undefined): boolean {
  return found !== undefined && !found.isEmptyText && (found.type !== 'array' || found.items.length > 0);
}

function lacking(
  referral: ReferralView,
  owner: Found,
  required: readonly string[],
  filled: readonly string[],
): RuleFinding<MissingData>[] {
  const missing = required.filter((name) => referral.lacks(name, owner));
  const empty = filled.filter((name) => isBlank(owner.get(name)?.value));
  if (missing.length + empty.length === 0) return [];
  return [
    {
      message: messageOf(missing, empty),
      place: owner,
      at: owner === referral.root ? 'opening' : 'key',
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

function starter(name: string): unknown {
  const property = referral.property(name);
  return property ? starterValue(property, referral) : '';
}
