import { l10n, window } from 'vscode';
import type { RemoteReferral } from '../../../api/referralsApi';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import type { Services } from '../../editorServices';
import { showWarningMessage } from '../../ui/messages';
import { labelText } from '../../ui/safeText';
import type { RowResult } from '../send/submitRows';

type Doubtful = Extract<SubmitResult, { outcome: 'doubtful' }>;

/**
 * Says that a referral may have been created already, and what the service has. The user decides to use that, to check
 * again, or to create it anyway. Returns at once.
 */
export function offerDoubt(
  services: Services<'connections'>,
  { message, candidates }: Pick<Doubtful, 'message' | 'candidates'>,
  submit: (options: SubmitOptions) => unknown,
): void {
  const use = candidates.length > 1 ? l10n.t('Use...') : l10n.t('Use This One');
  const [check, create] = [l10n.t('Check Again'), l10n.t('Create Anyway')];
  const actions = candidates.length > 0 ? [use, check, create] : [check, create];
  showWarningMessage(message, ...actions).then(async (chosen) => {
    if (chosen === check) submit({});
    if (chosen === create && (await mayCreate(1))) submit({ inDoubt: 'create' });
    if (chosen !== use) return;
    const [only, ...more] = candidates;
    const used = more.length > 0 ? await choose(candidates, services.connections.serviceName) : only;
    if (used) submit({ inDoubt: { use: used.id } });
  });
}

/** Asks the user for one decision about all creates in doubt, for example after an outage. */
export async function decideDoubts(rows: readonly RowResult[]): Promise<SubmitOptions['inDoubt'] | undefined> {
  const found = rows.filter(({ candidates = [] }) => candidates.length === 1).length;
  const decisions = [
    { label: l10n.t('Check Again'), detail: l10n.t('Sends nothing.'), inDoubt: 'ask' as const },
    ...(found > 0
      ? [
          {
            label: l10n.t('Use What Was Found'),
            detail: l10n.t('{0} of {1} were found by their reference.', found, rows.length),
            inDoubt: 'use' as const,
          },
        ]
      : []),
    {
      label: l10n.t('Create Anyway'),
      detail: l10n.t('If an earlier submit succeeded, there will be two referrals.'),
      inDoubt: 'create' as const,
    },
  ];
  const chosen = await window.showQuickPick(decisions, {
    title: l10n.t('{0} Referrals May Have Been Created', rows.length),
    placeHolder: l10n.t('Select what to do with all of them'),
    ignoreFocusOut: true,
  });
  if (chosen?.inDoubt === 'create' && !(await mayCreate(rows.length))) return undefined;
  return chosen?.inDoubt;
}

async function mayCreate(count: number): Promise<boolean> {
  const detail = l10n.t(
    'If the earlier submit succeeded, there will be two referrals. A referral cannot be deleted, only closed.',
  );
  const confirm = l10n.t('Create');
  const question =
    count === 1 ? l10n.t('Create another referral?') : l10n.t('Create {0} referrals that may exist?', count);
  return (await showWarningMessage(question, { modal: true, detail }, confirm)) === confirm;
}

async function choose(candidates: readonly RemoteReferral[], service: string): Promise<RemoteReferral | undefined> {
  const items = candidates.map((referral) => ({
    label: typeof referral.name === 'string' && referral.name ? labelText(referral.name) : referral.id,
    description: referral.id,
    detail: [referral.status, referral.substatus, referral.createdDateTime].filter(Boolean).join(' · '),
    referral,
  }));
  const placeHolder = l10n.t('Select the referral in {0} that this file created', service);
  return (await window.showQuickPick(items, { placeHolder, ignoreFocusOut: true }))?.referral;
}
