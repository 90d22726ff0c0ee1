import { t } from '../../base/l10n';
import type { MergeConflict } from '../../sync/merge/mergeReferral';
import { propertyName } from '../../sync/words/propertyName';
import { quotedText } from '../../sync/words/valueText';
import type { OutcomeRow } from './outcomeReport';

/** Maximum number of properties that a message names with their values. */
const maxNamed = 3;

/**
 * Returns the values of both sides for each property in conflict, as data and as text, and how to decide.
 * @param message what happened
 */
export function conflictRow(
  message: string,
  conflicts: readonly MergeConflict[],
  service: string,
): Pick<OutcomeRow, 'message' | 'conflicts'> {
  if (conflicts.length === 0) return message ? { message } : {};
  const named = conflicts.slice(0, maxNamed).map((each) => valuesText(each, service));
  const rest = conflicts.length - named.length;
  const sentences = [
    message,
    ...named,
    rest > 0 ? t('And {0} more, see --format json.', rest) : '',
    t('To decide, name this file itself in a submit with --prefer mine or --prefer theirs.'),
  ];
  return {
    message: sentences.filter(Boolean).join(' '),
    conflicts: conflicts.map(({ path, ...values }) => ({ path: path.join('/'), ...values })),
  };
}

function valuesText({ path, base, mine, theirs }: MergeConflict, service: string): string {
  const name = propertyName(path);
  const values = [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, quotedText(mine), quotedText(theirs), service];
  return base === undefined
    ? t('{0}: {1} in the file, {2} in {3}.', ...values)
    : t('{0}: {1} in the file, {2} in {3}, {4} before.', ...values, quotedText(base));
}
