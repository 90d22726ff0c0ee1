import { t } from '../../base/l10n';
import type { MergePath } from '../merge/mergeReferral';
import { propertyNames } from '../words/propertyName';
import type { UpdateDraft } from './draftUpdate';
import { needsCurrent, patchOperations } from './patchOperations';
import type { UpdateMethod } from './sendUpdate';

/** The character that replaces bytes of a response that are not UTF-8. */
const unreadable = '\ufffd';

/**
 * Returns a message if an update would send back a text that could not be decoded, as a part of a list or of the whole
 * referral. A corrected text can be sent.
 */
export function unreadableMessage(
  { on, wanted }: Pick<UpdateDraft, 'on' | 'wanted'>,
  method: UpdateMethod,
): string | undefined {
  const known = unreadableTexts(on, []);
  if (known.length === 0) return undefined;
  const operations = method === 'put' ? undefined : patchOperations(on, wanted);
  const whole = operations ? operations.filter((each) => needsCurrent([each])).map(({ value }) => value) : wanted;
  const sent = new Set(unreadableTexts(whole, []).map(({ text }) => text));
  const paths = known.filter(({ text }) => sent.has(text)).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  return t(
    'Nothing was sent: characters of the {0} could not be read, and this change would send them as "�". Correct the text, then submit again.',
    propertyNames(paths),
  );
}

function unreadableTexts(value: unknown, path: MergePath): { path: MergePath; text: string }[] {
  if (typeof value === 'string') return value.includes(unreadable) ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unreadableTexts(inner, [...path, name]));
}
