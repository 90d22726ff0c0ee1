import { exactNumber } from '../../base/exactJson';
import { isObject, type JsonObject } from '../../base/isObject';
import { isResource, isVocabulary, type Property, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { Behavior, Note } from '../behavior';
import { instant } from '../timestamps';

/** How values are settled, and who is told. */
export interface Settling {
  readonly profile: Behavior['profile'];
  readonly note: Note;
}

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** The properties whose texts come back HTML-escaped in answers that were seen. */
const escapedNames: ReadonlySet<string> = new Set(['name', 'customerProfile.name']);

/**
 * Returns a referral with values as the service answers them: values of enums in the exact spelling, numbers that were
 * sent as text as numbers; in the profile `documented` also date-times in UTC and names HTML-escaped (docs/service.md,
 * "Texts in responses"). What is wrong stays as it is.
 * @param body with wire names
 */
export function settleValues(body: JsonObject, settling: Settling): JsonObject {
  return settleObject(body, referral, '', settling);
}

function settleObject(body: JsonObject, resource: Resource, path: string, settling: Settling): JsonObject {
  const settled: Record<string, unknown> = { ...body };
  for (const property of resource.properties) {
    if (property.readOnly || !Object.hasOwn(body, property.name)) continue;
    const value = body[property.name];
    const at = path === '' ? property.name : `${path}.${property.name}`;
    settled[property.name] = Array.isArray(value)
      ? value.map((item: unknown) => settle(item, property, at, settling))
      : settle(value, property, at, settling);
  }
  return settled;
}

function settle(value: unknown, property: Property, path: string, settling: Settling): unknown {
  const { type } = property;
  if (isObject(value)) return isResource(type) ? settleObject(value, type, path, settling) : value;
  if (typeof value !== 'string' || value === '') return value;
  if (type === 'number') return settleNumber(value, path, settling);
  const text = settleText(value, property, path, settling.profile);
  if (text !== value) settling.note(`${path} is answered in the form of samples: its text was changed.`);
  return text;
}

/** Converts a number that was sent as text, as in the documentation's own patch of a deal value. */
function settleNumber(value: string, path: string, { note }: Settling): unknown {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return value;
  note(`${path} was sent as text. A sample of PATCH does so; for other requests that is inferred.`);
  return exactNumber(value);
}

function settleText(value: string, { type, format }: Property, path: string, profile: Settling['profile']): string {
  if (typeof type === 'object' && isVocabulary(type)) return type.closed ? (type.find(value) ?? value) : value;
  if (profile === 'lenient') return value;
  if (format === 'dateTime') return inUtc(value);
  return escapedNames.has(path) ? escaped(value) : value;
}

function inUtc(value: string): string {
  const ticks = utc.test(value) ? undefined : instant(value);
  if (ticks === undefined) return value;
  return new Date(Number(ticks / 10_000n)).toISOString().replace('.000Z', 'Z');
}

/** Escapes text. Text that is already escaped does not change, so that what was read can be sent back. */
function escaped(value: string): string {
  return value
    .replace(/&(?!(?:[a-z]+|#\d+|#x[\da-f]+);)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
