import { t } from '../base/l10n';
import type { Taxonomy } from '../domain/taxonomy';

/** Names a fiscal year, and says if its names are not confirmed by Microsoft's documentation. */
export function yearLabel({ year, confirmed }: Pick<Taxonomy, 'year' | 'confirmed'>): string {
  return confirmed ? year : t('{0} (unconfirmed)', year);
}
