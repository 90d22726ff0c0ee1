import { t } from '../../base/l10n';
import type { Unkept } from '../compare/checkKept';
import { isEmptyValue } from '../referral/alike';
import { propertyName } from './propertyName';
import { quotedText } from './valueText';

/** Maximum number of properties that a message names with their values. */
const maxNamed = 3;

/**
 * Returns the message for differences between the service's version and what was sent.
 * @param service "the sandbox" or "Partner Center"
 */
export function unkeptText(unkept: readonly Unkept[], service: string): string {
  const sentences = unkept.slice(0, maxNamed).map((each) => unkeptSentence(each, service));
  const rest = unkept.length - maxNamed;
  if (rest === 1) sentences.push(t('1 more property differs from what you sent.'));
  if (rest > 1) sentences.push(t('{0} more properties differ from what you sent.', rest));
  return sentences.join(' ');
}

/** Returns a sentence about one such difference. */
export function unkeptSentence(unkept: Unkept, service: string): string {
  const sentence = sentenceAbout(unkept, service);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function sentenceAbout({ kind, path, sent, now }: Unkept, service: string): string {
  const name = propertyName(path);
  if (kind === 'missing') return t('{0} no longer has the {1}, {2}.', service, name, quotedText(sent));
  if (kind === 'misplaced')
    return t(
      'This update may have changed the {0} to {1}; it was {2}. Check that in {3}.',
      ...[name, quotedText(now), quotedText(sent), service],
    );
  if (kind === 'also')
    return isEmptyValue(sent)
      ? t('{0} also set the {1} to {2}.', service, name, quotedText(now))
      : t('{0} also changed the {1} to {2}; it was {3}.', service, name, quotedText(now), quotedText(sent));
  if (kind === 'changed')
    return t('{0} changed the {1} to {2}; you sent {3}.', service, name, quotedText(now), quotedText(sent));
  if (isEmptyValue(sent)) return t('{0} did not remove the {1}, {2}.', service, name, quotedText(now));
  return isEmptyValue(now)
    ? t('{0} did not take the {1}, {2}.', service, name, quotedText(sent))
    : t('{0} did not change the {1} to {2}; it is still {3}.', service, name, quotedText(sent), quotedText(now));
}
