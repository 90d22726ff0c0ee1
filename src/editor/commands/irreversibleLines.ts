import { l10n } from 'vscode';
import type { OwnTaxonomies } from '../../domain/withName';
import { asObject } from '../../sync/asObject';
import { findReferrals } from '../../sync/findReferral';
import { irreversible } from '../../sync/irreversible';
import { wireNames } from '../../sync/wireNames';
import type { Connection } from '../service/connection';

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
