import { t } from '../../base/l10n';

/** The outcomes and plans that do not read well after a number. */
const phrases: Readonly<Record<string, (count: number) => string>> = {
  conflict: (count) => (count === 1 ? t('1 conflict') : t('{0} conflicts', count)),
  create: (count) => t('{0} to create', count),
  update: (count) => t('{0} to update', count),
  merge: (count) => t('{0} to merge', count),
  pull: (count) => t('{0} to pull', count),
  keep: (count) => t('{0} to keep', count),
  copy: (count) => (count === 1 ? t('1 copy to confirm') : t('{0} copies to confirm', count)),
  removal: (count) => (count === 1 ? t('1 with a removal to confirm') : t('{0} with removals to confirm', count)),
  unconfirmed: (count) => t('{0} not taken as sent', count),
  unknown: (count) => t('{0} with an unknown solution area or play', count),
  doubtful: (count) => t('{0} in doubt', count),
  nothing: (count) => t('{0} unchanged', count),
};

/** Counts for people, in the order in which they are given: `3 created, 1 conflict`. */
export function countsText(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => {
    if (!count) return [];
    return phrases[name]?.(count) ?? `${count} ${name}`;
  });
  return parts.join(', ') || t('nothing to do');
}
