import { l10n, type QuickPickItem, QuickPickItemKind, Uri } from 'vscode';
import { ask, pick } from '../../ui/prompts';
import { labelText } from '../../ui/safeText';
import {
  filterText,
  isFiltering,
  type Period,
  periodText,
  type Stage,
  stageText,
  type ViewFilter,
} from '../../views/rows/viewFilter';
import { isConfirmation } from '../arguments/confirmation';

interface Choice extends QuickPickItem {
  choose(): ViewFilter | Promise<ViewFilter>;
}

/** The names to choose from: owners with their e-mail addresses, and customers. */
interface Seen {
  owners: Map<string, string | undefined>;
  customers: Set<string>;
}

/**
 * Asks for the filter of a view. Each choice changes one condition and keeps the others; choosing a condition again
 * removes it.
 * @param extra choices that only one of the views has
 * @throws Cancelled if the user chooses nothing
 */
export async function askForFilter(
  filter: ViewFilter,
  seen: () => Promise<Seen>,
  extra: readonly QuickPickItem[] = [],
): Promise<{ filter: ViewFilter } | { extra: QuickPickItem }> {
  const choices: (Choice | QuickPickItem)[] = [
    ...(isFiltering(filter) ? [{ label: l10n.t('$(clear-all) Clear Filter'), choose: () => ({}) }] : []),
    separator(l10n.t('Status')),
    ...(['invitation', 'New', 'Active', 'Closed', 'Won', 'Lost'] satisfies Stage[]).map((stage) =>
      toggle(filter, 'stage', stage, stage === 'invitation' ? l10n.t('Invitations to answer') : stageText(stage)),
    ),
    separator(l10n.t('Dates')),
    ...(['expiring', 'overdue', 'thisQuarter'] satisfies Period[]).map((period) =>
      toggle(filter, 'period', period, capitalized(periodText(period))),
    ),
    separator(l10n.t('More')),
    {
      label: l10n.t('$(person) Owner...'),
      ...now(filter.owner?.name),
      choose: async () => {
        const { owners } = await seen();
        const name = await pickName([...owners.keys()], l10n.t('Select an owner'));
        const email = name && owners.get(name);
        return { ...without(filter, 'owner'), ...(name && { owner: { name, ...(email && { email }) } }) };
      },
    },
    {
      label: l10n.t('$(organization) Customer...'),
      ...now(filter.customer),
      choose: async () => {
        const customer = await pickName([...(await seen()).customers], l10n.t('Select a customer'));
        return { ...without(filter, 'customer'), ...(customer && { customer }) };
      },
    },
    {
      label: l10n.t('$(search) Text...'),
      ...now(filter.words),
      choose: async () => {
        const prompt = l10n.t('Part of the name of the deal or of the customer');
        const words = await ask({ prompt, value: filter.words ?? '' });
        return { ...without(filter, 'words'), ...(words && { words }) };
      },
    },
    ...extra,
  ];
  const placeHolder = isFiltering(filter)
    ? l10n.t('Shown now: {0}', filterText(filter))
    : l10n.t('Select what to show');
  const chosen = await pick(choices, { placeHolder });
  return 'choose' in chosen ? { filter: await chosen.choose() } : { extra: chosen };
}

/** Returns a choice that sets or removes a condition. */
export function toggle<K extends keyof ViewFilter>(
  filter: ViewFilter,
  key: K,
  value: NonNullable<ViewFilter[K]>,
  label: string,
): Choice {
  const isSet = filter[key] === value;
  return {
    label,
    ...(isSet && { description: '$(check)' }),
    choose: () => ({ ...without(filter, key), ...(!isSet && { [key]: value }) }),
  };
}

/** Returns a heading between choices. */
export function separator(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
}

/** @returns undefined for all */
async function pickName(names: readonly string[], placeHolder: string): Promise<string | undefined> {
  const sorted = [...names].sort((one, other) => one.localeCompare(other));
  const all = { label: l10n.t('$(clear-all) All'), name: undefined };
  return (await pick([all, ...sorted.map((name) => ({ label: labelText(name), name }))], { placeHolder })).name;
}

function without(filter: ViewFilter, key: keyof ViewFilter): ViewFilter {
  const { [key]: _, ...others } = filter;
  return others;
}

function now(value: string | undefined): { description?: string } {
  return value ? { description: `$(check) ${value}` } : {};
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether a script passed conditions for a view. The title of a view may pass the selected row. */
export function isFilterArgument(argument: unknown): argument is object {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return false;
  return !(argument instanceof Uri) && !('kind' in argument) && !isConfirmation(argument);
}
