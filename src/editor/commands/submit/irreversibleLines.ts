import { l10n } from 'vscode';
import type { OwnTaxonomies } from '../../../domain/taxonomy/ownTaxonomies';
import { findReferrals } from '../../../sync/files/findReferral';
import { irreversible } from '../../../sync/plan/irreversible';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import type { Connection } from '../../connection/connection';

/**
 * What submitting the referrals of a text does that cannot be undone, a sentence each.
 * @param isMeant which of them are submitted, by their pointers
 * @param taxonomies the user's own, for this file
 */
export async function irreversibleLines(
  { baselines }: Pick<Connection, 'baselines'>,
  text: string,
  isMeant: (pointer: string) => boolean,
  taxonomies?: OwnTaxonomies,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, pointer, value } of findReferrals(text)) {
    if (!isMeant(pointer)) continue;
    const baseline = typeof id === 'string' ? await baselines.get(id) : undefined;
    const { name } = asObject(wireNames(value));
    const subject = String(name || l10n.t('The referral'));
    for (const what of irreversible(value, baseline, taxonomies)) lines.push(`${subject}: ${what}`);
  }
  return lines;
}
