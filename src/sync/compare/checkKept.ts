import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { groupEntries, splitGroup } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue, sameContent } from '../referral/alike';
import { isCutReference } from '../referral/reference';
import { isNormalized } from './isNormalized';

/**
 * A property whose value in the service differs from the value that was sent. `undefined` means that the property is
 * missing.
 */
export interface Unkept {
  /**
   * `ignored`: it has the old value, or none. `changed`: it has another value. The other kinds are values that the
   * update did not change: `missing` if the response lacks the value, `also` if it has another one, `misplaced` if it
   * has another one in a list entry next to the one to update, so that the update itself may have changed it.
   */
  kind: 'ignored' | 'changed' | 'missing' | 'also' | 'misplaced';
  path: MergePath;
  sent: unknown;
  now: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** The properties that the service sets when a referral is created, whatever was sent. */
export const movedByService: readonly string[] = ['status', 'substatus', 'statusReason'];

/**
 * Compares the service's version after a write with what was sent. Another spelling of the same text or date is no
 * difference.
 * @param on the version that was written to; empty for a create
 * @param sent the whole referral that the write should result in
 * @param now the service's version afterward; all three have wire names
 * @param mayMove the properties that the service may change; none for an update
 */
export function checkKept(on: Body, sent: Body, now: Body, mayMove = movedByService): Unkept[] {
  const found = differences(on, sent, now, { type: referral, path: [] });
  return found.filter(({ kind, path }) => kind !== 'changed' || path.length > 1 || !mayMove.includes(path[0] ?? ''));
}

interface Place {
  type: PropertyType | undefined;
  path: MergePath;
}

function differences(on: unknown, sent: unknown, now: unknown, { type, path }: Place): Unkept[] {
  if (sameContent(sent, now) || (isEmptyValue(sent) && isEmptyValue(now))) return [];
  if (isObject(sent) && isObject(now)) {
    const was = isObject(on) ? on : {};
    const resource = type && isResource(type) ? type : undefined;
    return [...new Set([...Object.keys(sent), ...Object.keys(was)])].flatMap((name) => {
      const property = resource?.property(name);
      if (property?.readOnly) return [];
      return differences(own(was, name), own(sent, name), own(now, name), {
        type: property?.type,
        path: [...path, name],
      });
    });
  }
  if (Array.isArray(sent) && Array.isArray(now)) {
    const groups = groupEntries(Array.isArray(on) ? on : [], sent, now, type)?.flatMap((group) =>
      splitGroup(group, type),
    );
    if (groups?.every(({ base, mine, theirs }) => Math.max(base.length, mine.length, theirs.length) < 2)) {
      // Entries that the service adds to a list do not count.
      return groups
        .filter(({ base, mine }) => mine.length > 0 || base.length > 0)
        .flatMap(({ key, base, mine, theirs }) =>
          differences(base[0], mine[0], theirs[0], { type, path: [...path, key] }),
        );
    }
  }
  const wasSent = !sameContent(on, sent);
  if (!wasSent && (isEmptyValue(sent) || !isEmptyValue(now))) return [];
  const isIgnored = wasSent && sameContent(on, now);
  if (!isIgnored && (isNormalized(sent, now) || isCutReference(now, sent))) return [];
  const kind = !wasSent ? 'missing' : isIgnored || isEmptyValue(now) ? 'ignored' : 'changed';
  return [{ kind, path, sent, now }];
}

function own(value: Body, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
