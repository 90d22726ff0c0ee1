import { l10n } from 'vscode';
import { propertyName } from '../../../sync/words/propertyName';
import { UserError } from '../../documents/userError';
import { wantsConfirmation } from '../arguments/confirmation';
import type { Command } from '../command';
import { askChange } from './batch/askChange';
import type { BatchChange } from './batch/planBatch';
import { shortValueText } from './batch/planBatch';
import { type BatchServices, batchSubjects, runBatch } from './batch/runBatch';

/**
 * Changes one property of several referrals: those of the given files or rows, else those of the active editor. A
 * person picks the property and its value, and sees each referral before and after. A script passes `{ property, value
 * }`, such as `{ property: 'details.closingDateTime', value: '2027-03-31T00:00:00Z' }`. Resolves to `{ results: [{ uri,
 * pointer, name, outcome, before?, after?, reason? }] }`.
 */
export const editSelected: Command<keyof BatchServices | 'remoteTree'> = async (services, ...args) => {
  const [argument, options] = args;
  const asks = wantsConfirmation(args);
  const subjects = batchSubjects(argument);
  const given = changeOf(options);
  if (!given && !asks)
    throw new UserError('argument', l10n.t('Call the command with the files and { property, value }.'));
  const change = given ?? (await askChange(subjects, services.remoteTree.members));
  return runBatch(
    services,
    subjects,
    change,
    l10n.t('Edit Selected: {0} {1}', changedName(change), change.after),
    asks,
  );
};

function changeOf(options: unknown): BatchChange | undefined {
  if (typeof options !== 'object' || options === null || !('property' in options) || !('value' in options)) return;
  const { property, value } = options;
  if (typeof property !== 'string' || property === '') return undefined;
  const path = property.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return { values: [{ path, value }], after: shortValueText(value) };
}

/** Returns the name of the property that changes, such as "closing date". */
function changedName({ values }: BatchChange): string {
  const path = values[0]?.path ?? [];
  return path.join('.') === 'team.0' ? l10n.t('owner') : propertyName(path.map(String));
}
