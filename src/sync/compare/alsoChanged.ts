import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { groupEntries } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue, sameExactly } from '../referral/alike';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import type { Unkept } from './checkKept';
import { isNormalized } from './isNormalized';

type Body = Readonly<Record<string, unknown>>;

/** A value that an update did not change, and that is different after it. */
export interface AlsoChanged extends Unkept {
  kind: 'also';
  /** Whether the property is documented. The service may compute undocumented ones with each read. */
  isKnown: boolean;
}

/**
 * Finds values that differ after a write although the write did not change them: the service or another user did.
 * Compares texts exactly. Leaves out missing values, which `checkKept` reports.
 * @param on the version that was written to
 * @param sent the whole referral that the write should result in
 * @param now the service's version afterward; all three have wire names
 */
export function alsoChanged(on: Body, sent: Body, now: Body): AlsoChanged[] {
  return changes(on, sent, solutionFieldsLike(now, sent), { type: referral, path: [], isKnown: true });
}

interface Place {
  type: PropertyType | undefined;
  path: MergePath;
  isKnown: boolean;
}

function changes(on: unknown, sent: unknown, now: unknown, place: Place): AlsoChanged[] {
  const { type, path, isKnown } = place;
  if (isEmptyValue(now) || sameExactly(sent, now)) return [];
  const resource = type && isResource(type) ? type : undefined;
  if (isObject(sent) && isObject(now)) {
    return [...new Set([...Object.keys(sent), ...Object.keys(now)])].flatMap((name) => {
      const property = resource?.property(name);
      if (property?.readOnly) return [];
      const inner = { type: property?.type, path: [...path, name], isKnown: isKnown && property !== undefined };
      return changes(own(on, name), own(sent, name), own(now, name), inner);
    });
  }
  if (Array.isArray(sent) && Array.isArray(now)) {
    const groups = groupEntries(Array.isArray(on) ? on : [], sent, now, type);
    if (groups?.every(({ base, mine, theirs }) => Math.max(base.length, mine.length, theirs.length) < 2)) {
      return groups.flatMap(({ key, base, mine, theirs }) =>
        changes(base[0], mine[0], theirs[0], { ...place, path: [...path, key] }),
      );
    }
  }
  const isTerm = typeof type === 'object' && !resource;
  if (!sameExactly(on, sent) || (isTerm && isNormalized(sent, now))) return [];
  return [{ kind: 'also', path, sent, now, isKnown }];
}

function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
