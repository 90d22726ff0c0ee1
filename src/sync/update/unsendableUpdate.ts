import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';
import type { UpdateDraft } from './draftUpdate';
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
