import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { changedPaths } from '../../sync/compare/sameReferral';
import { isEmptyValue } from '../../sync/referral/alike';
import { payload } from '../../sync/referral/payload';
import { solutionFieldsLike } from '../../sync/referral/solutionFieldsLike';
import { asObject, wireNames } from '../../sync/referral/wireNames';
import { draftUpdate } from '../../sync/update/draftUpdate';
import { propertyName } from '../../sync/words/propertyName';
import { quotedText } from '../../sync/words/valueText';

/** Properties shown with their currency, which then has no line of its own. */
const currency = 'details/currency';
const dealValue = 'details/dealValue';

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
  const isMoney = (path: string) => path === currency || path === dealValue;
  const money = paths.some(isMoney);
  const told = [...(money ? [dealValue] : []), ...paths.filter((path) => !isMoney(path))];
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

function valueAt(referral: unknown, path: string): unknown {
  let value: unknown = wireNames(referral);
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  for (const step of steps) value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  if (!isObject(value)) return undefined;
  return path === dealValue && !isEmptyValue(value.dealValue)
    ? { dealValue: value.dealValue, currency: value.currency }
    : value[last];
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
