import { t } from '../../base/l10n';
import { propertyNames } from '../words/propertyName';
import type { Removal } from './draftUpdate';

/** Says why an update that takes something away was not sent. */
export function removalText(removals: readonly Removal[], service: string): string {
  const names = propertyNames(removals.map(({ path }) => path));
  return t('Not submitted: this removes from {0}: {1}. Confirm that, or pull the latest version.', service, names);
}
