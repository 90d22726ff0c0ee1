import { l10n, QuickPickItemKind } from 'vscode';
import { isVocabulary } from '../../../domain/isVocabulary';
import { referral } from '../../../domain/referral';
import type { Vocabulary } from '../../../domain/vocabulary';
import type { ReferralIndex } from '../../index/referralIndex';
import { ask, pick } from '../../ui/prompts';
import type { BatchSubject } from './batchSubjects';
import { pickSharedState, stateChange } from './pickSharedState';
import { type BatchChange, valueText } from './planBatch';

/** Asks which property the batch edit changes, and for its new value. */
export async function askChange(index: ReferralIndex, subjects: readonly BatchSubject[]): Promise<BatchChange> {
  const vocabularies = referral.properties.flatMap(({ name, description, type, list, readOnly }) => {
    if (!isVocabulary(type) || list || readOnly || name === 'status' || name === 'substatus') return [];
    return [{ label: name, description, run: () => askTerm(name, type) }];
  });
  const items = [
    { label: l10n.t('Status'), run: async () => stateChange(await pickSharedState(subjects)) },
    { label: l10n.t('Closing date'), run: askClosingDate },
    { label: l10n.t('Owner'), description: l10n.t('First member of the team'), run: () => askOwner(index) },
    { label: l10n.t('Properties'), kind: QuickPickItemKind.Separator, run: askClosingDate },
    ...vocabularies,
  ];
  return (await pick(items, { placeHolder: l10n.t('Select what to change') })).run();
}

async function askTerm(name: string, vocabulary: Vocabulary): Promise<BatchChange> {
  const items = vocabulary.terms.map(({ value, description }) => ({ label: value, description }));
  const { label } = await pick(items, { placeHolder: l10n.t('Select the new value of {0}', name) });
  return { values: [{ path: [name], value: label }], after: label };
}

async function askClosingDate(): Promise<BatchChange> {
  const day = await ask({
    prompt: l10n.t('Enter the closing date as YYYY-MM-DD'),
    value: new Date().toISOString().slice(0, 10),
    validateInput: (text) => (isDay(text.trim()) ? undefined : l10n.t('Enter a date such as 2027-03-31.')),
  });
  return { values: [{ path: ['details', 'closingDateTime'], value: `${day}T00:00:00Z` }], after: day };
}

/** Whether a text is a day of the calendar, such as `2027-03-31`. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** People who own a referral of the workspace, or a person typed as `Ana Silva ana@contoso.com`. */
async function askOwner(index: ReferralIndex): Promise<BatchChange> {
  const seen = [...new Set([...index.referrals()].flatMap(({ owner }) => owner ?? []))].sort();
  const person = await ask({
    prompt: l10n.t('Enter the name and e-mail address of the owner'),
    placeHolder: 'Ana Silva ana@contoso.com',
    ...(seen.length > 0 && { title: l10n.t('Owners so far: {0}', seen.slice(0, 5).join(', ')) }),
    validateInput: (text) => (parsePerson(text) ? undefined : l10n.t('Enter a name and an e-mail address.')),
  });
  const value = parsePerson(person);
  return { values: [{ path: ['team', 0], value }], after: valueText(value) };
}

/** Parses `Ana Silva ana@contoso.com`, also with the address in brackets. */
function parsePerson(text: string): { firstName: string; lastName: string; email: string } | undefined {
  const match = /^(\S+)\s+(\S.*?)\s+[<(]?([^\s<>()@]+@[^\s<>()@]+)[>)]?$/.exec(text.trim());
  if (!match) return undefined;
  const [, firstName = '', lastName = '', email = ''] = match;
  return { firstName, lastName, email };
}
