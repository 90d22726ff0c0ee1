import { type Filter, odataFilter } from '../../../api/odata/odataFilter';
import { t } from '../../../base/l10n';
import type { SyncState } from '../../../sync/plan/syncState';
import { daysUntil, dueDate, isOpen, nearDays } from './dueDate';
import type { ReferralFacts } from './referralFacts';

/** Stages of a deal that a view can be filtered by; `invitation` waits for an answer of this organization. */
export const stages = ['invitation', 'New', 'Active', 'Closed', 'Won', 'Lost', 'Declined', 'Expired'] as const;
export type Stage = (typeof stages)[number];

/** Dates that a view can be filtered by. */
const periods = ['expiring', 'overdue', 'thisQuarter'] as const;
export type Period = (typeof periods)[number];

/** Filter of a view; all conditions must hold. Plain data, stored in the workspace's state. */
export interface ViewFilter {
  stage?: Stage;
  period?: Period;
  customer?: string;
  /** The first member of the team. A service can search for the email address. */
  owner?: { name: string; email?: string };
  /** A part of the name of the deal or of the customer. */
  words?: string;
  /** Only for files. */
  state?: SyncState;
  problems?: true;
}

/** Facts about files that a filter asks for. */
interface FileFacts {
  state?: SyncState | undefined;
  problems?: { errors: number; warnings: number } | undefined;
}

/** Whether a referral matches a filter. */
export function matchesFilter(facts: ReferralFacts, filter: ViewFilter, today: Date, file: FileFacts = {}): boolean {
  const { customer, owner, period, problems, stage, state, words } = filter;
  if (stage && !isInStage(facts, stage)) return false;
  if (period && !isInPeriod(facts, period, today)) return false;
  if (customer && facts.customer?.toLowerCase() !== customer.toLowerCase()) return false;
  if (owner && facts.owner?.toLowerCase() !== owner.name.toLowerCase()) return false;
  if (words && !`${facts.name ?? ''}\n${facts.customer ?? ''}`.toLowerCase().includes(words.toLowerCase()))
    return false;
  if (state && file.state !== state) return false;
  return !problems || (file.problems !== undefined && file.problems.errors + file.problems.warnings > 0);
}

/** Whether a referral is an invitation that this organization has to answer. */
export function isInvitation({ direction, status }: ReferralFacts): boolean {
  return direction === 'Incoming' && status === 'New';
}

function isInStage(facts: ReferralFacts, stage: Stage): boolean {
  if (stage === 'invitation') return isInvitation(facts);
  return facts.status === stage || (facts.status === 'Closed' && facts.substatus === stage);
}

function isInPeriod(facts: ReferralFacts, period: Period, today: Date): boolean {
  if (!isOpen(facts)) return false;
  if (period === 'expiring') {
    const days = facts.status === 'New' ? daysUntil(facts.expires, today) : undefined;
    return days !== undefined && days >= 0 && days <= nearDays;
  }
  if (period === 'overdue') return (dueDate(facts, today)?.days ?? 0) < 0;
  const closing = facts.closing?.slice(0, 7);
  const month = today.getMonth() - (today.getMonth() % 3);
  return [0, 1, 2].some((next) => closing === `${today.getFullYear()}-${String(month + next + 1).padStart(2, '0')}`);
}

/** Returns a filter in words, such as `Active, closing this quarter, owner Kim Akers`; `''` for none. */
export function filterText({ customer, owner, period, problems, stage, state, words }: ViewFilter): string {
  return [
    stage && stageText(stage),
    period && periodText(period),
    customer && t('customer {0}', customer),
    owner && t('owner {0}', owner.name),
    words && t('with "{0}"', words),
    state && stateText(state),
    problems && t('with problems'),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** Returns a stage in words. */
export function stageText(stage: Stage): string {
  return stage === 'invitation' ? t('invitations to answer') : stage;
}

/** Returns a period in words. */
export function periodText(period: Period): string {
  if (period === 'expiring') return t('expiring soon');
  return period === 'overdue' ? t('overdue') : t('closing this quarter');
}

/** All states, the most urgent first: a file has the first one that any of its referrals has. */
export const statesByUrgency: readonly SyncState[] = [
  'conflict',
  'gone',
  'mergeable',
  'behind',
  'edited',
  'noId',
  'new',
  'unknown',
  'inSync',
];

/** Returns a sync state in words. */
export function stateText(state: SyncState): string {
  return {
    new: t('not submitted'),
    noId: t('ID missing'),
    edited: t('edited'),
    inSync: t('up to date'),
    behind: t('out of date'),
    mergeable: t('both changed, can be merged'),
    conflict: t('conflict'),
    gone: t('gone'),
    unknown: t('not checked'),
  }[state];
}

/** Whether a filter asks for anything. */
export function isFiltering(filter: ViewFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** Reads a filter from the workspace's state or from a script. Leaves out invalid conditions. */
export function toViewFilter(given: unknown): ViewFilter {
  const { customer, owner, period, problems, stage, state, words } = objectOf(given);
  const known = {
    stage: stages.find((each) => each === stage),
    period: periods.find((each) => each === period),
    state: statesByUrgency.find((each) => each === state),
  };
  const { name, email } = objectOf(typeof owner === 'string' ? { name: owner } : owner);
  return {
    ...(known.stage && { stage: known.stage }),
    ...(known.period && { period: known.period }),
    ...(isText(customer) && { customer }),
    ...(isText(name) && { owner: { name, ...(isText(email) && { email }) } }),
    ...(isText(words) && { words }),
    ...(known.state && { state: known.state }),
    ...(problems === true && { problems }),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Returns the part of a filter that a service can apply with its documented operators: `eq`, `and` and `any`. */
export function filterQuery({ owner, stage }: ViewFilter): string {
  const team: Filter[] = owner?.email ? [{ teamEmail: owner.email }] : [];
  return odataFilter({ and: [...(stage ? stageQuery(stage) : []), ...team] });
}

/** Whether a part of a filter must be applied here, to the loaded referrals. */
export function isAnsweredHere({ customer, owner, period, words }: ViewFilter): boolean {
  return Boolean(customer || period || words || owner);
}

function stageQuery(stage: Stage): Filter[] {
  if (stage === 'invitation')
    return [
      { field: 'direction', eq: 'Incoming' },
      { field: 'status', eq: 'New' },
    ];
  if (stage === 'New' || stage === 'Active' || stage === 'Closed') return [{ field: 'status', eq: stage }];
  return [
    { field: 'status', eq: 'Closed' },
    { field: 'substatus', eq: stage },
  ];
}
