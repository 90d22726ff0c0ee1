import { t } from '../../base/l10n';

/** Minimum time before the first estimate: earlier ones jump. */
const minElapsedMs = 5000;
const minDone = 5;

/**
 * Returns the time that the remaining steps take, such as `about 3 min left`. Returns undefined if it is not known yet,
 * or less than ten seconds.
 */
export function remainingTime(done: number, total: number | undefined, elapsedMs: number): string | undefined {
  if (total === undefined || done < minDone || elapsedMs < minElapsedMs) return undefined;
  const seconds = (elapsedMs / 1000 / done) * (total - done);
  if (seconds < 10) return undefined;
  if (seconds < 90) return t('about {0} s left', Math.round(seconds / 10) * 10);
  return t('about {0} min left', Math.round(seconds / 60));
}
