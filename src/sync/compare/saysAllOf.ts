import { isObject } from '../../base/isObject';
import { alike } from '../referral/alike';

/**
 * Whether the service's version says everything that was sent: it may say more, and empty values and spellings of one
 * instant do not count (see `alike`).
 */
export function saysAllOf(remote: unknown, sent: unknown): boolean {
  if (alike(remote, sent)) return true;
  if (Array.isArray(sent)) {
    return (
      Array.isArray(remote) &&
      remote.length === sent.length &&
      sent.every((entry, index) => saysAllOf(remote[index], entry))
    );
  }
  if (!isObject(sent)) return false;
  const other = isObject(remote) ? remote : {};
  return Object.entries(sent).every(([name, value]) => saysAllOf(other[name], value));
}
