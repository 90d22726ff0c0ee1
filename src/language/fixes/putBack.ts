import { t } from '../../base/l10n';
import { jsonText } from '../edits/jsonText';
import { placeAt } from '../edits/placeAt';
import { indentAt, textStyle } from '../edits/textStyle';
import { beginsLine } from '../edits/trivia';
import type { FixProvider } from './fixProvider';

/** Puts back what the service has in a referral that cannot change any more. */
export const putBack: FixProvider = {
  codes: ['status.closed-is-final'],
  offer(document, { code, path, data }) {
    const place = placeAt(document, path);
    if (!place || data?.known === undefined) return [];
    const offset = place.base + place.node.offset;
    const own = beginsLine(document.text, place.base + (place.node.property ?? place.node).offset);
    const style = textStyle(document.text, place.text.root, place.base);
    const text = jsonText(data.known, style, own ? indentAt(document.text, offset) : undefined);
    const shown = text.length > 60 || text.includes('\n') ? 'the value that the service has' : text;
    return [
      {
        title: t('Put back {0}', shown),
        codes: [code],
        safe: false,
        preferred: true,
        edits: [{ offset, length: place.node.length, text }],
      },
    ];
  },
};
