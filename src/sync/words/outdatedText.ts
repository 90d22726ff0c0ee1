import { t } from '../../base/l10n';

/** Says that a file without changes has an older version than the last one that is known, as after a checkout. */
export function outdatedText(): string {
  return t('Nothing to submit: the file has an older version of this deal. Pull the latest version.');
}
