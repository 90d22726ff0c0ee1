import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { valueAt } from '../compare/ignoredValues';
import type { MergePath } from '../merge/mergeReferral';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';
import type { Removal, UpdateDraft } from './draftUpdate';
import { vanishedParts } from './lackingParts';
import { isChange, patchOperations, sentPlaces } from './patchOperations';
import { methodMessage, type UpdateMethod } from './sendUpdate';
import { unreadableMessage } from './unreadable';
import { eTagMessage } from './unsendable';

/**
 * Returns a message if an update of the service's version cannot be sent, with the chosen method or at all.
 * @param on the version that the update is based on
 */
export function unsendableMessage(
  { serviceName = 'Partner Center' }: Pick<SyncServices, 'serviceName'>,
  on: Saved,
  draft: UpdateDraft,
  method: UpdateMethod,
): string | undefined {
  return (
    eTagMessage(on.eTag) ??
    methodMessage(draft, method) ??
    unreadableMessage(draft, method) ??
    lackingMessage(serviceName, on, draft, method)
  );
}

/**
 * Returns the values that an update would remove. Includes objects and lists that the service showed before and omits
 * now, if the update would replace them.
 * @param before the version that the file is based on, if known
 */
export function removalsOf(
  draft: UpdateDraft,
  before: Readonly<Record<string, unknown>> | undefined,
  method: UpdateMethod,
): readonly Removal[] {
  if (!before || !isChange(draft)) return draft.removals;
  const vanished = replacedOf(vanishedParts(draft.on, before), draft, method).filter(
    (path) => valueAt(draft.wanted, path) === undefined,
  );
  return [...draft.removals, ...vanished.map((path) => ({ path, isWhole: true }))];
}

/** Returns a message if an update would replace a list, or the whole deal, of which the service shows only a part. */
function lackingMessage(
  service: string,
  { lacks = [] }: Saved,
  draft: UpdateDraft,
  method: UpdateMethod,
): string | undefined {
  const replaced = replacedOf(lacks, draft, method);
  if (replaced.length === 0) return undefined;
  return t(
    'Nothing was sent: {0} does not show all of this deal now ({1}), and this change would replace what it does not show. Submit again in a few minutes.',
    service,
    propertyNames(replaced),
  );
}

/** Returns those of some parts that an update sends as a whole, or with what is around or in them. */
function replacedOf(parts: readonly MergePath[], draft: UpdateDraft, method: UpdateMethod): MergePath[] {
  const { whole, indexed } = sentPlaces(method === 'put' ? undefined : patchOperations(draft.on, draft.wanted));
  const places = [...whole, ...indexed.map(({ list }) => list)];
  const isIn = (path: MergePath, place: MergePath): boolean => place.every((name, index) => path[index] === name);
  return parts.filter((path) => places.some((place) => isIn(path, place) || isIn(place, path)));
}
