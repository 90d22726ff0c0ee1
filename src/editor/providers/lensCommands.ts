import { type Command, l10n, type Uri } from 'vscode';
import type { Problem, ReferralSummary } from '../../language/types';
import { countProblems } from '../diagnostics/countProblems';
import { statusText } from '../ui/statusText';
import { draftParts, hasLostId } from './lensProblems';

/** Command of the lens about problems: opens the worst one, or what a draft lacks first. */
export const showProblems = 'referrals.showProblems';

/** The lenses above one referral. */
export interface Lenses {
  offset: number;
  makers: readonly (() => Command)[];
}

/** Returns the text of all lenses, to compare it with the last one. */
export function textOf(lenses: readonly Lenses[]): string {
  return JSON.stringify(
    lenses.map(({ makers }) =>
      makers.map((make) => {
        const { title, tooltip } = make();
        return [title, tooltip];
      }),
    ),
  );
}

/** Returns the commands of a referral's lenses, in order. */
export function commandsOf(uri: Uri, summary: ReferralSummary, problems: readonly Problem[]): (() => Command)[] {
  const { deal, id, pointer } = summary;
  const action = (title: string, command: string, tooltip: string) => () => ({
    ...{ title, command, tooltip },
    // The only referral of a file is the file's.
    arguments: [uri, pointer === '' ? { confirm: true } : { pointer, confirm: true }],
  });
  const state = () => ({
    title: statusText(summary).replaceAll('$(', '$ (') || l10n.t('No status'),
    tooltip: l10n.t('Status and substatus'),
    command: '',
  });
  // Always there, so that the other lenses stay in place while the user answers what tells the kind.
  const kind = () => ({
    title: deal?.label ?? l10n.t('Deal'),
    tooltip: deal ? deal.because : l10n.t('The type, the qualification and the consent tell what kind of deal this is'),
    command: '',
  });
  return [
    state,
    kind,
    () => problemsLens(uri, summary, problems),
    action(l10n.t('Submit'), 'referrals.submit', l10n.t('Create or update this referral')),
    // A new referral has nothing to be compared with.
    ...(id
      ? [
          action(
            l10n.t('Compare'),
            'referrals.compareWithRemote',
            l10n.t('Compare this referral with the version that was submitted'),
          ),
        ]
      : []),
    action(l10n.t('Change Status'), 'referrals.changeStatus', l10n.t('Choose the next status of this referral')),
  ];
}

function problemsLens(uri: Uri, summary: ReferralSummary, problems: readonly Problem[]): Command {
  const link = { command: showProblems, arguments: [uri, summary.pointer] };
  const draft = draftParts(summary, problems);
  if (draft) {
    const { open, others } = draft;
    const title =
      others.length > 0
        ? l10n.t('Draft · {0} to fill in · {1}', open, countProblems(others))
        : l10n.t('Draft · {0} to fill in', open);
    return { title, tooltip: l10n.t('Go to the first value to fill in'), ...link };
  }
  const count = countProblems(problems);
  return problems.length > 0
    ? {
        title: problems.some(hasLostId) ? `${l10n.t('ID missing')} · ${count}` : count,
        tooltip: l10n.t('Show the problems of this referral'),
        ...link,
      }
    : { title: l10n.t('No problems'), tooltip: l10n.t('All checks passed'), command: '' };
}
