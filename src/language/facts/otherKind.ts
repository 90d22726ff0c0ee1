import { isObject, type JsonObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import type { Path, ReferralText } from '../document/referralText';
import { shorten } from '../wording';
import { countedList, innerReferrals, isTelling, propertyOf } from './innerReferrals';

/** What a file is that is not a referral file, and where it holds referrals. */
export interface OtherKind {
  message: string;
  /** Paths of the referrals, and of the arrays of referrals, in the document. */
  inner: readonly Path[];
  /** Whether some may be versions of one referral, so that the user must choose. */
  isChoice?: boolean;
}

/** Recognizes a JSON Patch, an error, an event, and envelopes of referrals. Undefined for referral files. */
export function otherKind(document: ParsedDocument): OtherKind | undefined {
  const text = document.textAt(0);
  // Nearly all are referrals, and their names tell that without their values.
  if (!text || hasTelling(text)) return undefined;
  const first = text.value;
  if (document.form === 'referral' && isSchema(first))
    return { message: t('This is a JSON Schema, not a referral.'), inner: [] };
  let found = innerReferrals(first);
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

/** Beginnings of names that hold versions of one referral. */
const versions = /^(old|before|prev|current|orig)/i;

const operation = /^(add|remove|replace|move|copy|test)$/;

/** Names what a value is that is not there to hold referrals. */
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

/** Properties with values that only an error has: a `status` of 404, a `type` that is a URL. */
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

/** The body of an action in Power Automate names each value by its path: `"body/customerProfile/name"`. */
function isAction({ inputs, parameters = isObject(inputs) ? inputs.parameters : undefined }: JsonObject): boolean {
  return isObject(parameters) && Object.keys(parameters).some((name) => name.includes('/'));
}

/** Names of a flow, its actions, requests and responses. */
const flowNames = /^(definition|actions|inputs|requests|responses|body|host|headers|parameters|statusCode)$/;

/** Names what is around referrals. */
function holderOf(value: unknown, inner: readonly string[]): string {
  if (inner.length === 0) return t('This is not a referral.');
  const names = shorten(inner.join(', '));
  return isObject(value) && Object.keys(value).some((name) => flowNames.test(name))
    ? t('This is a request, response or action of a flow that holds a referral in "{0}", not a referral file.', names)
    : t('This is a response that holds referrals in "{0}", not a referral file.', names);
}
