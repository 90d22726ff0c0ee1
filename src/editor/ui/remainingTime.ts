import { t } from '../../base/l10n';

/** Earlier an estimate would jump. */
const minElapsedMs = 5000;
const minDone = 5;

/**
 * Returns how long the rest of some steps will take, such as `about 3 min left`. Undefined while that cannot be told, and
 * for less than ten seconds.
 */
export function remainingTime(done: number, total: number | undefined, elapsedMs: number): string | undefined {
  if (total === undefined || done < minDone || elapsedMs < minElapsedMs) return undefined;
  const seconds = (elapsedMs / 1000 / done) * (total - done);
  if (seconds < 10) return undefined;
  if (seconds < 90) return t('about {0} s left', Math.round(seconds / 10) * 10);
  return t('about {0} min left', Math.round(seconds / 60));
}
