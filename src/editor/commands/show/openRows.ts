import { l10n, Range, Uri, window } from 'vscode';
import { asObject } from '../../../sync/referral/wireNames';
import { UserError } from '../../documents/userError';
import { failureOf } from '../../ui/failureOf';
import type { Command } from '../command';
import { type RowReport, reportResults } from '../edit/batch/reportResults';
import { clearError } from '../showError';

/**
 * Opens all files and rows of a selection, each in its own editor. Resolves to `{ results: [{ uri, outcome, reason? }]
 * }`.
 */
export const openRows: Command<'log'> = async ({ log }, argument) => {
  const rows = [argument].flat().flatMap((each) => placeOf(each) ?? []);
  if (rows.length === 0) throw new UserError('argument', l10n.t('Select the referrals to open.'));
  const results: RowReport[] = [];
  for (const { uri, pointer, name, line } of rows) {
    const subject = { uri, pointer, name };
    try {
      await window.showTextDocument(uri, { preview: false, selection: new Range(line, 0, line, 0) });
      results.push({ ...subject, outcome: 'changed' });
    } catch (error) {
      const clear = await clearError(error, uri);
      if (rows.length === 1) throw clear;
      results.push({ ...subject, outcome: 'refused', reason: failureOf(clear).message });
    }
  }
  const opened = results.filter(({ outcome }) => outcome === 'changed').length;
  if (opened < results.length)
    reportResults(log, opened === 1 ? l10n.t('1 opened.') : l10n.t('{0} opened.', opened), results);
  return { results };
};

function placeOf(value: unknown): { uri: Uri; pointer: string; name: string; line: number } | undefined {
  if (value instanceof Uri) return { uri: value, pointer: '', name: '', line: 0 };
  const { pointer, referral, referrals, uri } = asObject(value);
  if (!(uri instanceof Uri)) return undefined;
  const [only, ...others] = Array.isArray(referrals) ? referrals : [referral];
  const { line, name } = others.length > 0 ? {} : (asObject(only) as { line?: unknown; name?: unknown });
  return {
    ...{ uri, pointer: typeof pointer === 'string' ? pointer : '' },
    ...{ name: typeof name === 'string' ? name : '', line: typeof line === 'number' ? line : 0 },
  };
}
