import { formatJson } from '../../base/exactJson';
import { withoutTransport } from '../referral/payload';

/**
 * Returns the text of a new file for a referral: indented by two spaces, with properties in the order of the service,
 * without `links` and annotations, and with a newline at the end.
 */
export function newFileText(referral: Readonly<Record<string, unknown>>): string {
  return `${formatJson(withoutTransport(referral), 2)}\n`;
}
