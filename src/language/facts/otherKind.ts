import { isObject, type JsonObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import type { ParsedDocument } from '../document/parsedDocument';
import type { Path } from '../document/referralText';

/** What a file is that is not a referral file, and where it holds referrals. */
export interface OtherKind {
  message: string;
  /** Path of the referral, or of the array of referrals, in the document's only value. */
  inner?: Path;
}

/** How deep to look for referrals. */
const maxDepth = 4;

/** Names that hardly anything but a referral has. */
const telling: ReadonlySet<string> = new Set([
  'customerProfile',
  'substatus',
  'engagementId',
  'consent',
  'qualification',
]);

/** Recognizes a JSON Patch, an error, an event, and envelopes of referrals. Undefined for referral files. */
export function otherKind(document: ParsedDocument): OtherKind | undefined {
  const text = document.textAt(0);
  // Nearly all are referrals, and their names tell that without their values.
  if (!text?.isObject || text.root.properties.some(({ name }) => isTelling(name))) return undefined;
  const first = text.value;
  if (!isObject(first)) return undefined;
  if (isPatch(first)) {
    // One half-typed element must not change what the others are.
    if (document.form !== 'referral' && !document.texts.every(({ value }) => isObject(value) && isPatch(value)))
      return undefined;
    return {
      message: t('This is a JSON Patch, not a referral. Edit the referral itself: a submit sends only what changed.'),
    };
  }
  if (document.form !== 'referral') return undefined;
  if (isError(first)) return { message: t('This is an error response of the service, not a referral.') };
  if (isEvent(first)) return { message: t('This is an event or registration of a webhook, not a referral.') };
  if (isObject(first.properties) && ('$schema' in first || 'type' in first))
    return { message: t('This is a JSON Schema, not a referral.') };
  const inner = findReferrals(first, []);
  if (!inner) return isAction(first) ? { message: t('This is an action of a flow, not a referral.') } : undefined;
  const name = inner.findLast((each) => typeof each === 'string');
  const isOfFlow = ['inputs', 'body', 'host', 'headers', 'parameters', 'statusCode'].some((each) => each in first);
  return {
    message: isOfFlow
      ? t(
          'This is a request, response or action of a flow that holds a referral in "{0}", not a referral file.',
          name ?? '',
        )
      : t('This is a response that holds referrals in "{0}", not a referral file.', name ?? ''),
    inner,
  };
}

const operations: ReadonlySet<unknown> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

function isPatch(value: JsonObject): boolean {
  return operations.has(value.op) && typeof value.path === 'string';
}

function isError(value: JsonObject): boolean {
  const names = new Map(Object.entries(value).map(([name, entry]) => [name.toLowerCase(), entry]));
  const inner = names.get('error') ?? names.get('odata.error');
  if (isObject(inner)) return 'code' in inner || 'message' in inner;
  return typeof names.get('code') === 'string' && typeof names.get('message') === 'string';
}

function isEvent(value: JsonObject): boolean {
  const names = Object.keys(value).map((name) => name.toLowerCase());
  const isRegistration = names.includes('webhookurl') && names.includes('webhookevents');
  return (
    isRegistration || (names.includes('eventname') && (names.includes('resourceuri') || names.includes('resourcename')))
  );
}

/** The body of an action in Power Automate names each value by its path: `"body/customerProfile/name"`. */
function isAction({ inputs, parameters = isObject(inputs) ? inputs.parameters : undefined }: JsonObject): boolean {
  return isObject(parameters) && Object.keys(parameters).some((name) => name.includes('/'));
}

function isReferral(value: JsonObject): boolean {
  return Object.keys(value).some(isTelling);
}

function isTelling(name: string): boolean {
  return telling.has(referral.resolve(name)?.property.name ?? '');
}

/** The nearest object or array below a value that is a referral or a list of them. */
function findReferrals(value: unknown, path: Path): Path | undefined {
  if (path.length > maxDepth) return undefined;
  if (Array.isArray(value)) {
    if (path.length > 0 && value.length > 0 && value.every((item) => isObject(item) && isReferral(item))) return path;
    // A batch of one request.
    return value.length === 1 ? findReferrals(value[0], [...path, 0]) : undefined;
  }
  if (!isObject(value)) return undefined;
  if (path.length > 0 && isReferral(value)) return path;
  for (const [name, entry] of Object.entries(value)) {
    const found = findReferrals(entry, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
