import { jsonText, type TextStyle } from '../../language/edits/textStyle';
import { withoutTransport } from '../referral/payload';

const style: TextStyle = { unit: '  ', eol: '\n', colon: ': ', comma: ', ' };

/**
 * The text of a new file for a referral: two spaces, properties in the order in which the service sent them, a newline
 * at the end; nothing of the transport.
 */
export function referralText(referral: Readonly<Record<string, unknown>>): string {
  return `${jsonText(withoutTransport(referral), style, '')}\n`;
}
