import { env, l10n, Uri, window } from 'vscode';
import { findReferrals } from '../../../sync/files/findReferral';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { readText } from '../../documents/readText';
import { remoteScheme } from '../../remote/remoteDocuments';
import { failureOf } from '../../ui/failureOf';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { type RowReport, reportResults } from '../edit/batch/reportResults';
import { notSubmitted } from '../noReferral';
import { clearError } from '../showError';

interface Deal {
  id: string;
  engagementId: string;
}

/**
 * Opens deals in Partner Center, given as rows of the remote view or as files. Microsoft documents no address of a
 * single deal: the setting `referrals.dealUrl` gives it, and the IDs are copied to the clipboard to search for.
 * Resolves to `{ url, id }`, for a list to `{ opened: [{ url, id }], results }`. Called with `{ open: false }`, it only
 * returns the addresses.
 */
export const openInPartnerCenter: Command<'log' | 'settings'> = async ({ log, settings }, argument, options) => {
  const { dealUrl } = settings.read();
  const isOpening = asObject(options).open !== false;
  if (!Array.isArray(argument)) {
    const opened = withUrl(dealUrl, await deal(argument, pointerOf(options, argument)));
    if (isOpening) await open([opened]);
    return opened;
  }
  const opened: { url: string; id: string }[] = [];
  const results: RowReport[] = [];
  for (const each of argument) {
    const subject = { uri: uriOf(each), pointer: pointerOf(each) ?? '', name: '' };
    try {
      opened.push(withUrl(dealUrl, await deal(each, pointerOf(each))));
      results.push({ ...subject, outcome: 'changed' });
    } catch (error) {
      results.push({ ...subject, outcome: 'refused', reason: failureOf(await clearError(error, subject.uri)).message });
    }
  }
  if (isOpening && opened.length > 0) await open(opened);
  const done = opened.length === 1 ? l10n.t('1 deal opened.') : l10n.t('{0} deals opened.', opened.length);
  if (opened.length < results.length) reportResults(log, done, results);
  return { opened, results };
};

function withUrl(dealUrl: string, { id, engagementId }: Deal): { url: string; id: string } {
  const url = dealUrl
    .replaceAll('${id}', encodeURIComponent(id))
    .replaceAll('${engagementId}', encodeURIComponent(engagementId));
  return { url, id };
}

/** Opens each address once: without the setting, all deals have the same one. */
async function open(deals: readonly { url: string; id: string }[]): Promise<void> {
  const ids = deals.map(({ id }) => id);
  await env.clipboard.writeText(ids.join('\n'));
  const words =
    ids.length === 1
      ? l10n.t('$(clippy) The ID {0} was copied to the clipboard.', ids[0] ?? '')
      : l10n.t('$(clippy) {0} IDs were copied to the clipboard.', ids.length);
  window.setStatusBarMessage(words, 5000);
  for (const url of new Set(deals.map((each) => each.url))) await env.openExternal(Uri.parse(url, true));
}

function uriOf(row: unknown): Uri {
  const uri = row instanceof Uri ? row : asObject(row).uri;
  return uri instanceof Uri ? uri : Uri.from({ scheme: remoteScheme, path: '/' });
}

async function deal(argument: unknown, pointer: string | undefined): Promise<Deal> {
  const row = asObject(asObject(argument).referral);
  if (typeof row.id === 'string') return { id: row.id, engagementId: String(row.engagementId ?? '') };
  const uri = targetFile(argument);
  const found = findReferrals(await readText(uri));
  const wanted = found.find((each) => (pointer === undefined ? typeof each.id === 'string' : each.pointer === pointer));
  if (typeof wanted?.id === 'string') {
    return { id: wanted.id, engagementId: String(asObject(wireNames(wanted.value)).engagementId ?? '') };
  }
  throw notSubmitted(uri, pointer, found);
}
