import { formatJson } from '../../base/exactJson';
import { withoutTransport } from '../referral/payload';

/**
 * Returns the text of a new file for a referral: two spaces, properties in the order in which the service sent them, a
 * newline at the end; nothing of the transport.
 */
export function newFileText(referral: Readonly<Record<string, unknown>>): string {
  return `${formatJson(withoutTransport(referral), 2)}\n`;
}
