import { ifMatchValue } from '../../api/http/ifMatchValue';
import { t } from '../../base/l10n';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { findPlaceholders, isKnownPlaceholder } from '../../domain/publish/findPlaceholders';
import { referral } from '../../domain/referral/referral';
import type { JsonNode } from '../../language/document/jsonNode';
import { identityOf } from '../merge/listEntries';
import { sameValue } from '../referral/alike';
import { asObject } from '../referral/wireNames';

/**
 * Finds a property that an object has twice with different values: in two spellings, or with names that differ only in
 * case, which a service may treat as one. It is unknown which value counts, except if the service itself sent both
 * names.
 * @param sent the referral as the service sent it, if it is known
 * @returns both names, as written
 */
export function doubledProperty(
  node: JsonNode | undefined,
  sent?: unknown,
  type: PropertyType | undefined = referral,
): readonly [string, string] | undefined {
  if (!node) return undefined;
  if (node.type === 'array') {
    const entries = new Map((Array.isArray(sent) ? sent : []).map((entry) => [identityOf(entry, type), entry]));
    return firstOf(node.items, (entry) => doubledProperty(entry, entries.get(identityOf(entry.exact, type)), type));
  }
  const resource = type && isResource(type) ? type : undefined;
  const service = asObject(sent);
  const seen = new Map<string, { name: string; value: JsonNode }>();
  return firstOf(node.properties, ({ name, value }) => {
    if (!value) return undefined;
    const property = resource?.resolve(name)?.property;
    const folded = (property?.name ?? name).toLowerCase();
    const other = seen.get(folded);
    const isOfService = name !== other?.name && [name, other?.name ?? ''].every((each) => Object.hasOwn(service, each));
    if (other && !isOfService && !sameValue(other.value.exact, value.exact)) return [other.name, name];
    seen.set(folded, { name, value });
    return doubledProperty(value, Object.hasOwn(service, name) ? service[name] : undefined, property?.type);
  });
}

/**
 * Returns why a referral with a doubled property cannot be sent.
 * @param sent the referral as the service sent it, if it is known
 */
export function doubledMessage(node: JsonNode | undefined, sent?: unknown): string | undefined {
  const doubled = doubledProperty(node, sent);
  if (!doubled) return undefined;
  return t(
    '"{0}" and "{1}" are the same property with different values. Keep one of them, then submit again.',
    ...doubled,
  );
}

function firstOf<N, T>(nodes: readonly N[], find: (node: N) => T | undefined): T | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found) return found;
  }
  return undefined;
}

const maxNames = 5;

/** Returns a message if a new referral still has placeholders. Does not rely on the checks, which can be turned off. */
export function draftMessage(value: unknown): string | undefined {
  const texts = findPlaceholders(value).map(({ text }) => text);
  if (texts.length === 0) return undefined;
  const [shown, others] = quoted(texts);
  return others > 0
    ? t('This is still a draft. Fill in {0} and {1} more, and submit again.', shown, others)
    : t('This is still a draft. Fill in {0}, and submit again.', shown);
}

/**
 * Returns a message if an update would add placeholders of a quick fix or snippet to the service's version. Allows
 * other texts in angle brackets, which may be real.
 */
export function addedPlaceholders(wanted: unknown, on: unknown): string | undefined {
  const before = new Set(findPlaceholders(on).map(({ text }) => text));
  const texts = findPlaceholders(wanted)
    .map(({ text }) => text)
    .filter((text) => isKnownPlaceholder(text) && !before.has(text));
  if (texts.length === 0) return undefined;
  const [shown, others] = quoted(texts);
  return others > 0
    ? t('Nothing was sent. Fill in {0} and {1} more, and submit again.', shown, others)
    : t('Nothing was sent. Fill in {0}, and submit again.', shown);
}

function quoted(texts: readonly string[]): [shown: string, others: number] {
  const shown = texts.slice(0, maxNames).map((text) => `"${text}"`);
  return [shown.join(', '), texts.length - shown.length];
}

/** Returns a message if the ETag cannot be used in `If-Match`. */
export function eTagMessage(eTag: string): string | undefined {
  if (ifMatchValue(eTag)) return undefined;
  return t(
    'Nothing was sent: the service gives this deal no usable eTag, so a newer version could be overwritten. Change the deal in Partner Center.',
  );
}
