import { l10n } from 'vscode';
import type { OwnTaxonomies } from '../../../domain/taxonomy/ownTaxonomies';
import { findReferrals } from '../../../sync/files/findReferral';
import type { Connection } from '../../connection/connection';
import { targetText } from '../../connection/targetText';
import type { Services } from '../../editorServices';
import { Cancelled } from '../../ui/cancelled';
import { showWarningMessage } from '../../ui/messages';
import { irreversibleLines } from './irreversibleLines';

const createsIn = 'referrals.createsIn';

/**
 * Asks before a real service is told what the user cannot undo, and before the first create of a workspace; says
 * what is sent and where to.
 * @param always asks also if everything can be undone
 * @param taxonomies the user's own, for this file
 * @throws Cancelled if the user does not want it
 */
export async function confirmIrreversible(
  { context, connections }: Services<'context' | 'connections'>,
  connection: Connection,
  text: string,
  pointer: string | undefined,
  { always, taxonomies }: { always: boolean; taxonomies?: OwnTaxonomies },
): Promise<void> {
  if (connection.service === 'sandbox') return;
  const isMeant = (each: string) => pointer === undefined || each === pointer;
  const lines = await irreversibleLines(connection, text, isMeant, taxonomies);
  const creates = findReferrals(text).some((each) => isMeant(each.pointer) && each.id === undefined);
  const isFirst = creates && context.workspaceState.get(createsIn) !== connection.endpoint;
  if (lines.length === 0 && !always && !isFirst) return;
  const detail = [
    ...(isFirst ? [l10n.t('This workspace creates a referral there for the first time.')] : []),
    targetText(connection.endpoint, await connections.account()),
    ...(lines.length > 0 ? [...lines, l10n.t("You can't undo this.")] : []),
  ].join('\n');
  const send = l10n.t('Submit');
  const answer = await showWarningMessage(l10n.t('Submit to Partner Center?'), { modal: true, detail }, send);
  if (answer !== send) throw new Cancelled();
  if (isFirst) await context.workspaceState.update(createsIn, connection.endpoint);
}
