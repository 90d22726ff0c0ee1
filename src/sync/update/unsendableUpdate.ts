import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { valueAt } from '../compare/ignoredValues';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';
import type { Removal, UpdateDraft } from './draftUpdate';
import { vanishedParts } from './lackingParts';
import { isChange } from './patchOperations';
import { canSendUnread, methodMessage, type UpdateMethod } from './sendUpdate';
import { unreadableMessage } from './unreadable';
import { eTagMessage } from './unsendable';

/**
 * Says why an update cannot be sent on a version of the service, by the demanded method or at all; undefined if it can.
 * @param on the version that it is made of
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
 * Returns what an update would take away: also parts that the service showed before and does not mention now, if the
 * update would replace them.
 * @param before the version that the file is based on, if it is known
 */
export function removalsOf(
  draft: UpdateDraft,
  before: Readonly<Record<string, unknown>> | undefined,
  method: UpdateMethod,
): readonly Removal[] {
  if (!before || !isChange(draft) || canSendUnread(draft, method)) return draft.removals;
  const vanished = vanishedParts(draft.on, before).filter((path) => valueAt(draft.wanted, path) === undefined);
  return [...draft.removals, ...vanished.map((path) => ({ path, isWhole: true }))];
}

/** Says that an update would replace a list or the whole deal, of which the service shows only a part. */
function lackingMessage(
  service: string,
  { lacks = [] }: Saved,
  draft: UpdateDraft,
  method: UpdateMethod,
): string | undefined {
  if (lacks.length === 0 || canSendUnread(draft, method)) return undefined;
  return t(
    'Nothing was sent: {0} does not show all of this deal now ({1}), and this change would replace what it does not show. Submit again in a few minutes.',
    service,
    propertyNames(lacks),
  );
}
