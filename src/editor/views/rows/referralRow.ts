import { t } from '../../../base/l10n';
import { fileNames } from '../../../sync/files/fileNames';
import { statusText } from '../../ui/statusText';
import { dateText, dueDate, dueText, isOpen } from './dueDate';
import type { ReferralFacts } from './referralFacts';

/** Content of a referral's row in both views. */
interface ReferralRow {
  /** The name of the deal, else of its customer. */
  label: string | undefined;
  /** Short texts, the most urgent first: `expires in 2 days`, `New`, `180,000 EUR`. */
  parts: string[];
  /** Whether the first part says that a date is near or past. */
  isDue: boolean;
  /** Lines of a tooltip: `Value: 180,000 EUR`. */
  lines: string[];
}

/** Content of a row that is not from the referral itself. */
interface RowExtras {
  /** The sync state in a word or two, and whether the user has to act. */
  state?: { word: string; isUrgent: boolean } | undefined;
  problems?: ProblemCount | undefined;
  /** What tells the row from another one of the same name. */
  mark?: string | undefined;
  /** Name of the file, unless the row says the same. */
  file?: string | undefined;
}

/** Returns the text beside the label, most important first: a narrow side bar cuts off the rest. */
export function rowText(
  { isDue, parts }: Pick<ReferralRow, 'isDue' | 'parts'>,
  { state, problems, mark, file }: RowExtras,
): string {
  const first = isDue ? parts.slice(0, 1) : [];
  const wrong = problems && problemText(problems);
  const urgent = state?.isUrgent ? [state.word] : [];
  const calm = state && !state.isUrgent ? [state.word] : [];
  const errors = problems?.errors ? wrong : undefined;
  return [mark, ...first, ...urgent, errors, ...parts.slice(first.length), ...calm, errors ? undefined : wrong, file]
    .filter(isText)
    .join(' · ');
}

/** How many problems a row has. */
export interface ProblemCount {
  errors: number;
  warnings: number;
}

/** Returns the content of a referral's row, as of today. */
export function referralRow(facts: ReferralFacts, today: Date): ReferralRow {
  const due = dueDate(facts, today);
  const dueWords = dueText(due);
  const money = moneyText(facts);
  const closing = dateText(facts.closing, today);
  // The due date says it already, and better.
  const closes =
    isOpen(facts) && closing && !(dueWords && due?.kind === 'closes') ? t('closes {0}', closing) : undefined;
  const lines = [
    facts.name && facts.customer && t('Customer: {0}', facts.customer),
    statusText(facts) && t('Status: {0}', statusText(facts)),
    money && t('Value: {0}', money),
    closing && t('Closing date: {0}', closing),
    facts.status === 'New' && facts.expires && t('Expires: {0}', dateText(facts.expires, today) ?? facts.expires),
    facts.owner && t('Owner: {0}', facts.owner),
  ];
  return {
    label: facts.name ?? facts.customer,
    parts: [dueWords, shortStatus(facts), money, closes].filter(isText),
    isDue: dueWords !== undefined,
    lines: [dueWords && capitalized(dueWords), ...lines].filter(isText),
  };
}

/** Returns the value of a deal, such as `180,000 EUR`. */
function moneyText({ value, currency }: ReferralFacts): string | undefined {
  if (value === undefined) return undefined;
  amounts ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  return currency ? `${amounts.format(value)} ${currency}` : amounts.format(value);
}

/** Created once and only if needed: each one takes a millisecond and a lot of memory. */
let amounts: Intl.NumberFormat | undefined;

/** Returns the most telling word: the outcome of a closed deal, an error, else the status. */
export function shortStatus({ status, substatus }: ReferralFacts): string | undefined {
  return (status === 'Closed' || substatus === 'Error') && substatus ? substatus : status;
}

/** Returns the number of problems in words, such as `2 errors, 1 warning`. */
export function problemText({ errors, warnings }: ProblemCount): string | undefined {
  const parts = [
    errors > 0 && (errors === 1 ? t('1 error') : t('{0} errors', errors)),
    warnings > 0 && (warnings === 1 ? t('1 warning') : t('{0} warnings', warnings)),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether a file's name says the same as the name of its referral, so that a row need not show it. */
export function saysName(file: string, name: string): boolean {
  const [own] = fileNames({ name });
  return letters(stem(file)) === letters(stem(own ?? ''));
}

function stem(file: string): string {
  return file.replace(/(\.referrals?)?\.json$/i, '');
}

/** Removes hyphens, blanks and case, which make no difference. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
