import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { changedPaths } from '../../sync/compare/sameReferral';
import { isEmptyValue } from '../../sync/referral/alike';
import { payload } from '../../sync/referral/payload';
import { solutionFieldsLike } from '../../sync/referral/solutionFieldsLike';
import { asObject } from '../../sync/referral/wireNames';
import { draftUpdate } from '../../sync/update/draftUpdate';
import { groupedPaths, valueAt } from '../../sync/words/changeLines';
import { propertyName } from '../../sync/words/propertyName';
import { quotedText } from '../../sync/words/valueText';

/** Maximum number of lines in a modal message. */
const maxLines = 8;

/**
 * Says what the service's version loses to the file's, one sentence per property: "Its deal value of 77,777 CAD will be
 * replaced by yours, 507,000 CAD."
 * @param base the common earlier version, if known
 */
export function lossesOf(theirs: unknown, mine: unknown, base: unknown): string[] {
  const from = isObject(base) ? { body: base, isRecorded: true } : undefined;
  // What the file does not mention stays.
  const { wanted } = draftUpdate(mine, asObject(theirs), from, { overwrite: true });
  const paths = lostPaths(theirs, wanted, base);
  const told = groupedPaths(paths);
  const lines = told.slice(0, maxLines).map((path) => {
    const name = propertyName(path.split('/'));
    const [their, my] = [valueAt(theirs, path), valueAt(wanted, path)];
    return isEmptyValue(my)
      ? t('Its {0} of {1} will be removed.', name, quotedText(their))
      : isEmptyValue(their)
        ? t('Its {0}, which is empty, will become {1}.', name, quotedText(my))
        : t('Its {0} of {1} will be replaced by yours, {2}.', name, quotedText(their), quotedText(my));
  });
  if (told.length > maxLines) lines.push(t('{0} more properties will be replaced by yours.', told.length - maxLines));
  return lines.length > 0 ? lines : [t('Nothing that you can set will be lost.')];
}

/**
 * Returns the paths whose values are lost when another version of a referral replaces this one, such as `name` or
 * `details/notes`.
 * @param base the common earlier version, if known: an unchanged value is not a loss
 */
export function lostPaths(lost: unknown, kept: unknown, base: unknown): string[] {
  const like = (value: unknown) => payload(solutionFieldsLike(payload(value, 'update'), kept), 'create');
  const differ = changedPaths(like(kept), like(lost));
  if (base === undefined) return differ;
  const changed = changedPaths(like(base), like(lost));
  // One of two paths may lead into the value of the other, if that value is not an object on one side.
  const isChanged = (path: string) =>
    changed.some((each) => each === path || each.startsWith(`${path}/`) || path.startsWith(`${each}/`));
  return differ.filter(isChanged);
}
