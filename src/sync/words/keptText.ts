import { t } from '../../base/l10n';
import type { MergePath } from '../merge/mergeReferral';
import { propertyName } from './propertyName';

/** Maximum number of properties to name. */
const maxNamed = 5;

/**
 * Says what a file no longer mentions and the service keeps.
 * @param service "the sandbox" or "Partner Center"
 */
export function keptText(kept: readonly MergePath[], service: string): string {
  const names = [...new Set(kept.map(propertyName))];
  const shown = names.slice(0, maxNamed).join(', ');
  return names.length > maxNamed
    ? t('Not in the file, and kept in {0}: {1} and {2} more.', service, shown, names.length - maxNamed)
    : t('Not in the file, and kept in {0}: {1}.', service, shown);
}
