import { ifMatchValue } from '../../api/http/ifMatchValue';
import { t } from '../../base/l10n';

/** Says that an update cannot be guarded by the ETag of the version that it is made of; undefined if it can. */
export function eTagMessage(eTag: string): string | undefined {
  if (ifMatchValue(eTag)) return undefined;
  return t(
    'Nothing was sent: the service gives this deal no usable eTag, so a newer version could be overwritten. Change the deal in Partner Center.',
  );
}
