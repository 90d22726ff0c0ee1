import { isResource } from '../../domain/model/isResource';
import type { PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { identityOf } from '../merge/identityOf';
import type { MergePath } from '../merge/mergeReferral';
import { asObject } from '../referral/asObject';
import type { Unkept } from './checkKept';

/**
 * Returns the service's version of a referral, with the values that the service ignored or cut short as they were sent.
 * The user's values then stay in the file.
 * @param body with wire names
 */
export function keepIgnored(body: Record<string, unknown>, unkept: readonly Unkept[]): Record<string, unknown> {
  return withSent(
    body,
    unkept.filter((each) => each.kind === 'ignored' || isShortened(each)),
  );
}

/** A version with some of its values as they were sent. */
export function withSent(body: Record<string, unknown>, values: readonly Unkept[]): Record<string, unknown> {
  return values.reduce((value, { path, sent }) => asObject(replaced(value, referral, path, sent)), body);
}

/** Whether the service kept only the beginning of a text. */
function isShortened({ sent, now }: Unkept): boolean {
  if (typeof sent !== 'string' || typeof now !== 'string') return false;
  return now.trim() !== '' && now.length < sent.length && sent.trim().startsWith(now.trim());
}

function replaced(value: unknown, type: PropertyType | undefined, [name, ...rest]: MergePath, sent: unknown): unknown {
  if (name === undefined) return sent;
  if (Array.isArray(value)) {
    const index = value.findIndex((entry) => identityOf(entry, type) === name);
    const entry = replaced(index < 0 ? undefined : value[index], type, rest, sent);
    const others = [entry].filter((each) => each !== undefined);
    return index < 0 ? [...value, ...others] : [...value.slice(0, index), ...others, ...value.slice(index + 1)];
  }
  const owner = asObject(value);
  const property = type && isResource(type) ? type.property(name) : undefined;
  const inner = replaced(Object.hasOwn(owner, name) ? owner[name] : undefined, property?.type, rest, sent);
  const { [name]: _, ...others } = owner;
  return inner === undefined ? others : { ...owner, [name]: inner };
}
