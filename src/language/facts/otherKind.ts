import { isObject, type JsonObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import type { Path } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { shorten } from '../wording';

/** What a file is if it is not a referral file, and the places of the referrals in it. */
interface OtherKind {
  message: string;
  /** Paths of the referrals, and of the arrays of referrals, in the document. */
  inner: readonly Path[];
  /** Whether some of them may be versions of one referral, so that the user must choose. */
  isChoice?: boolean;
}

/** Recognizes a JSON Patch, an error, an event, and envelopes of referrals. Returns undefined for referral files. */
export function otherKind(document: ParsedDocument): OtherKind | undefined {
  const text = document.textAt(0);
  // Nearly all are referrals, and their names tell that without their values.
  if (!text || hasTelling(text)) return undefined;
  const first = text.value;
  if (document.form === 'referral' && isSchema(first))
    return { message: t('This is a JSON Schema, not a referral.'), inner: [] };
  let found = innerReferrals(Array.isArray(first) ? [first] : first);
  const kind = kindOf(first, found.length > 0);
  if (found.length === 0 && kind === undefined) {
    if (isObject(first)) found = countedList(first);
    if (found.length === 0) return undefined;
  }
  // One half-typed element must not change what the others are.
  if (
    !document.texts.every(
      (each) => !hasTelling(each) && (!isDraft(each.value) || kindOf(each.value, found.length > 0) === kind),
    )
  )
    return undefined;
  if (document.form !== 'referral') found = innerReferrals(document.outer?.value);
  const names = [...new Set(found.flatMap(({ path }) => path.findLast((each) => typeof each === 'string') ?? []))];
  const ids = found.flatMap((each) => each.ids);
  return {
    message: kind ?? holderOf(first, names),
    inner: found.map(({ path }) => path),
    isChoice: new Set(ids).size < ids.length || names.some((name) => versions.test(name)),
  };
}

function hasTelling({ root }: ReferralText): boolean {
  return root.properties.some(({ name }) => isTelling(name));
}

/** Matches beginnings of names that hold a version of a referral. */
const versions = /^(old|before|prev|current|orig)/i;

const operation = /^(add|remove|replace|move|copy|test)$/;

/** Names a value whose purpose is not to hold referrals. */
function kindOf(value: unknown, isHolder: boolean): string | undefined {
  if (!isObject(value)) return undefined;
  if (operation.test(String(value.op)))
    return t('This is a JSON Patch, not a referral. Edit the referral itself: a submit sends only what changed.');
  const names = Object.keys(value).filter((name) => value[name]);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^(specversion|webhookevents|event(name|type))$/i))
    return t('This is an event or registration of a webhook, not a referral.');
  if (isHolder) return undefined;
  const isMessage = has(/^(message|description|title)$/i) && has(/^((status|error)?code|status)$/i);
  if ((isMessage || has(/^(odata\.)?errors?$/i) || /^message$/i.test(names.join())) && !isDraft(value))
    return t('This is an error response of the service, not a referral.');
  return isAction(value) ? t('This is an action of a flow, not a referral.') : undefined;
}

/** Matches properties with values that only an error has: a `status` of 404, a `type` that is a URL. */
const ofError = /^(type".*[:/]|status"?(\d{3}|error|fail)|target[^[]|details[^{])/;

/** Whether a value has a property of a referral, with a value that fits. */
function isDraft(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).some(([name, entry]) => {
      const property = propertyOf(name);
      return property && !ofError.test(property + JSON.stringify(entry));
    })
  );
}

function isSchema(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.properties)) return false;
  return ('$schema' in value || 'type' in value) && !('definition' in value.properties);
}

/**
 * Whether a value is an action of Power Automate, whose body names each value by its path:
 * `"body/customerProfile/name"`.
 */
function isAction({ inputs, parameters = isObject(inputs) ? inputs.parameters : undefined }: JsonObject): boolean {
  return isObject(parameters) && Object.keys(parameters).some((name) => name.includes('/'));
}

/** Names of a flow, its actions, requests and responses. */
const flowNames = /^(definition|actions|inputs|requests|responses|body|host|headers|parameters|statusCode)$/;

/** Names the envelope around referrals. */
function holderOf(value: unknown, inner: readonly string[]): string {
  if (inner.length === 0) return t('This is not a referral.');
  const names = shorten(inner.join(', '));
  return isObject(value) && Object.keys(value).some((name) => flowNames.test(name))
    ? t('This is a request, response or action of a flow that holds a referral in "{0}", not a referral file.', names)
    : t('This is a response that holds referrals in "{0}", not a referral file.', names);
}

/** How deep to look: `properties.definition.actions.X.inputs.body.value` is seven properties deep. */
const maxLevels = 8;

/** Names that hardly anything but a referral has. */
const telling: readonly (string | undefined)[] = [
  'customerProfile',
  'substatus',
  'engagementId',
  'consent',
  'qualification',
];

/** A referral below a value, or an array of them. */
interface InnerReferrals {
  path: Path;
  ids: readonly unknown[];
}

/** Finds all referrals below a value, and arrays of them. Skips what the properties of a draft hold. */
function innerReferrals(value: unknown, path: Path = []): InnerReferrals[] {
  const isArray = Array.isArray(value);
  if (path.length > maxLevels || !(isArray || isObject(value))) return [];
  const rows: readonly unknown[] = isArray ? value : [value];
  // A list in the list of the file is for referrals, whatever they say.
  const isNested = isArray && path.length > 0 && path.every((name) => typeof name === 'number');
  if (path.length > 0 && rows.some(isNested ? hasProperty : isReferral))
    return [{ path, ids: rows.flatMap((row) => (isObject(row) && row.id) || []) }];
  return Object.entries(value).flatMap(([name, entry]) =>
    path.length === 0 && propertyOf(name) ? [] : innerReferrals(entry, [...path, isArray ? Number(name) : name]),
  );
}

/** Names for the length of a list or its next page. */
const counting = /(^|[lt.])count$|^(total$|next|pag|has)/i;

/** Finds the list in `{ "totalCount": 0, "items": [] }`, whose rows may have few names of a referral. */
function countedList(value: JsonObject): InnerReferrals[] {
  if (hasProperty(value) || !Object.keys(value).some((name) => counting.test(name))) return [];
  return Object.entries(value).flatMap(([name, rows]) =>
    Array.isArray(rows) && rows.every(hasProperty) ? { path: [name], ids: [] } : [],
  );
}

function hasProperty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).some(propertyOf);
}

/** Whether a value has a typical name of a referral, or is a row of a list: `{ "id": …, "name": …, "status": … }`. */
function isReferral(value: unknown): boolean {
  const names = isObject(value) ? Object.keys(value).flatMap((name) => propertyOf(name) ?? []) : [];
  return (
    names.some((name) => telling.includes(name)) ||
    (names.length > 2 && names.includes('id') && names.includes('status'))
  );
}

function isTelling(name: string): boolean {
  return telling.includes(propertyOf(name));
}

/** Returns the wire name of the property that a name means. */
function propertyOf(name: string): string | undefined {
  return referral.resolve(name)?.property.name;
}
