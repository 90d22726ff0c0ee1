import { env, l10n, Uri, window } from 'vscode';
import { asObject } from '../../sync/asObject';
import { findReferrals } from '../../sync/findReferral';
import { wireNames } from '../../sync/wireNames';
import { readText } from '../readText';
import type { Command } from './command';
import { notSubmitted } from './notSubmitted';
import { pointerOf } from './pointerOf';
import { targetFile } from './targetFile';

/**
 * Opens a deal in Partner Center: of a row of the remote view, or of a file. Microsoft documents no address of a single
 * deal, so that the setting `referrals.dealUrl` gives it, and the id is on the clipboard to search for. Resolves to
 * `{ url, id }`. Called with `{ open: false }` it only tells the address.
 */
export const openInPartnerCenter: Command = async ({ settings }, argument, options) => {
  const { id, engagementId } = await deal(argument, pointerOf(options, argument));
  const url = settings
    .read()
    .dealUrl.replaceAll('${id}', encodeURIComponent(id))
    .replaceAll('${engagementId}', encodeURIComponent(engagementId));
  if (!(typeof options === 'object' && options !== null && 'open' in options && options.open === false)) {
    await env.clipboard.writeText(id);
    window.setStatusBarMessage(l10n.t('$(clippy) The ID {0} was copied to the clipboard.', id), 5000);
    await env.openExternal(Uri.parse(url, true));
  }
  return { url, id };
};

async function deal(argument: unknown, pointer: string | undefined): Promise<{ id: string; engagementId: string }> {
  const row = asObject(asObject(argument).referral);
  if (typeof row.id === 'string') return { id: row.id, engagementId: String(row.engagementId ?? '') };
  const uri = targetFile(argument);
  const found = findReferrals(await readText(uri));
  const wanted = found.find((each) => (pointer === undefined ? typeof each.id === 'string' : each.pointer === pointer));
  if (typeof wanted?.id === 'string') {
    return { id: wanted.id, engagementId: String(asObject(wireNames(wanted.value)).engagementId ?? '') };
  }
  throw notSubmitted(uri, pointer);
}
