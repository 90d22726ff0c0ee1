import { l10n, QuickPickItemKind } from 'vscode';
import { isObject } from '../../../../base/isObject';
import { currencies } from '../../../../domain/iso/currencies';
import type { Vocabulary } from '../../../../domain/model/vocabulary';
import { referral } from '../../../../domain/referral/referral';
import { findReferrals } from '../../../../sync/files/findReferral';
import { asObject, wireNames } from '../../../../sync/referral/wireNames';
import { readText } from '../../../documents/readText';
import { ask, pick } from '../../../ui/prompts';
import { enumProperties } from './enumProperties';
import { pickSharedState, stateChange } from './pickSharedState';
import { type BatchChange, shortValueText } from './planBatch';
import type { BatchSubject } from './runBatch';

/** Maximum number of files to look for people in. */
const maxRead = 200;

/**
 * Asks which property the batch edit changes, and for its new value.
 * @param members members of teams that the service has, as choices
 */
export async function askChange(subjects: readonly BatchSubject[], members: readonly object[]): Promise<BatchChange> {
  const vocabularies = enumProperties(referral).map(({ path, description, vocabulary }) => ({
    label: path.join('.'),
    description,
    run: () => askTerm(path, vocabulary),
  }));
  const items = [
    { label: l10n.t('Status'), run: async () => stateChange(await pickSharedState(subjects)) },
    { label: l10n.t('Closing date'), run: askClosingDate },
    { label: l10n.t('Currency'), run: askCurrency },
    {
      label: l10n.t('Owner'),
      description: l10n.t('First member of the team'),
      run: async () => askOwner([...(await membersIn(subjects)), ...members]),
    },
    { label: l10n.t('Properties'), kind: QuickPickItemKind.Separator, run: askClosingDate },
    ...vocabularies,
  ];
  return (await pick(items, { placeHolder: l10n.t('Select what to change') })).run();
}

async function askTerm(path: readonly string[], vocabulary: Vocabulary): Promise<BatchChange> {
  const items = vocabulary.terms.map(({ value, description }) => ({ label: value, description }));
  const { label } = await pick(items, { placeHolder: l10n.t('Select the new value of {0}', path.join('.')) });
  return { values: [{ path, value: label }], after: label };
}

async function askClosingDate(): Promise<BatchChange> {
  const day = await ask({
    prompt: l10n.t('Enter the closing date as YYYY-MM-DD'),
    value: new Date().toISOString().slice(0, 10),
    validateInput: (text) => (isDay(text.trim()) ? undefined : l10n.t('Enter a date such as 2027-03-31.')),
  });
  return { values: [{ path: ['details', 'closingDateTime'], value: `${day}T00:00:00Z` }], after: day };
}

async function askCurrency(): Promise<BatchChange> {
  const items = currencies().flatMap(({ code, name, fund }) => (fund ? [] : [{ label: code, description: name }]));
  const { label } = await pick(items, { placeHolder: l10n.t('Select the currency') });
  return { values: [{ path: ['details', 'currency'], value: label }], after: label };
}

/** Whether a text is an existing day, such as `2027-03-31`. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Offers the people seen in teams by name. The user can type another person as `Ana Silva ana@contoso.com`. */
async function askOwner(members: readonly object[]): Promise<BatchChange> {
  const people = new Map<string, object>();
  for (const member of members) {
    const { email } = wireNames(member) as { email?: unknown };
    if (typeof email === 'string' && email.includes('@') && !people.has(email.toLowerCase()))
      people.set(email.toLowerCase(), member);
  }
  const seen = [...people.values()]
    .map((person) => ({ label: shortValueText(person), description: '', run: async () => ownerChange(person) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  if (seen.length === 0) return askPerson();
  const items = [...seen, { label: l10n.t('Another person...'), description: '', run: askPerson }];
  return (await pick(items, { placeHolder: l10n.t('Select the owner') })).run();
}

async function askPerson(): Promise<BatchChange> {
  const person = await ask({
    prompt: l10n.t('Enter the name and e-mail address of the owner'),
    placeHolder: 'Ana Silva ana@contoso.com',
    validateInput: (text) => (parsePerson(text) ? undefined : l10n.t('Enter a name and an e-mail address.')),
  });
  return ownerChange(parsePerson(person) ?? {});
}

function ownerChange(value: object): BatchChange {
  return { values: [{ path: ['team', 0], value }], after: shortValueText(value) };
}

/** Returns the members of the teams in the selected files. */
async function membersIn(subjects: readonly BatchSubject[]): Promise<object[]> {
  const texts = await Promise.all(subjects.slice(0, maxRead).map(({ uri }) => readText(uri).catch(() => '')));
  return texts.flatMap((text) =>
    findReferrals(text).flatMap(({ value }) => {
      const { team } = asObject(wireNames(value));
      return Array.isArray(team) ? team.filter(isObject) : [];
    }),
  );
}

/** Parses `Ana Silva ana@contoso.com`, also with the address in brackets. */
function parsePerson(text: string): { firstName: string; lastName: string; email: string } | undefined {
  const match = /^(\S+)\s+(\S.*?)\s+[<(]?([^\s<>()@]+@[^\s<>()@]+)[>)]?$/.exec(text.trim());
  if (!match) return undefined;
  const [, firstName = '', lastName = '', email = ''] = match;
  return { firstName, lastName, email };
}
