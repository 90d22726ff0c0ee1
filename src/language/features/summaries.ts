import { dealKind } from '../../domain/referral/dealKind';
import { NoteKind } from '../document/notes';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { dealFacts } from '../facts/dealFacts';
import { type Found, type ReferralView, readReferral } from '../facts/referralView';
import type { ReferralSummary } from '../types';

const known = new NoteKind<ReferralSummary>();

/** Maximum number of list elements to read that do not begin as an object. */
const maxStrangers = 1000;

/** Returns a summary of each referral of a document, in order. Skips values that are not objects. */
export function summaries(document: ParsedDocument): ReferralSummary[] {
  let strangers = 0;
  const found: ReferralSummary[] = [];
  for (let index = 0; index < document.count; index++) {
    if (!document.isObjectAt(index) && ++strangers > maxStrangers) continue;
    if (document.isEmptyAt(index)) {
      if (document.isObjectAt(index)) found.push(emptySummary(document, index));
      continue;
    }
    const own = summaryAt(document, index);
    if (own) found.push(moved(own, document.offset(index), document.pointer(index)));
  }
  return found;
}

/** Returns the summary of an empty referral without reading its text: there may be a hundred thousand. */
function emptySummary(document: ParsedDocument, index: number): ReferralSummary {
  return { offset: document.offset(index), length: document.lengthAt(index), pointer: document.pointer(index) };
}

/** Returns the summary of one referral of a document, with offsets from the beginning of that referral. */
export function summaryAt(document: ParsedDocument, index: number): ReferralSummary | undefined {
  const text = document.textAt(index);
  return text && summary(text);
}

/** Returns the summary of one referral, with offsets from the beginning of its text. */
function summary(text: ReferralText): ReferralSummary | undefined {
  if (text.empty) return text.isObject ? { offset: 0, length: text.length, pointer: '' } : undefined;
  let found = text.note(known);
  if (!found) {
    const view = readReferral(text);
    if (!view) return undefined;
    found = summarize(text, view);
    text.keep(known, found);
  }
  return found;
}

function summarize(text: ReferralText, referral: ReferralView): ReferralSummary {
  const placed = (key: string, found: Found | undefined) => {
    const place = found && { value: own(String(found.value)), offset: found.offset, length: found.length };
    return place && { [key]: place };
  };
  const plain = (key: string, found: Found | undefined) => found && { [key]: own(String(found.value)) };
  const deal = dealKind(dealFacts(referral));
  const value = referral.at('details', 'dealValue');
  return {
    offset: 0,
    length: text.length,
    pointer: '',
    ...placed('id', referral.getText('id')),
    ...placed('engagementId', referral.getText('engagementId')),
    ...placed('externalReferenceId', referral.getText('externalReferenceId')),
    ...placed('name', referral.getText('name')),
    ...placed('customerName', referral.textAt('customerProfile', 'name')),
    ...plain('eTag', referral.getText('eTag')),
    ...plain('status', referral.getText('status')),
    ...plain('substatus', referral.getText('substatus')),
    ...(deal && { deal }),
    ...plain('direction', referral.getText('direction')),
    ...(value?.type === 'number' && { value: Number(value.value) }),
    ...plain('currency', referral.textAt('details', 'currency')),
    ...plain('closing', referral.textAt('details', 'closingDateTime')),
    ...plain('expires', referral.getText('expirationDateTime')),
    ...owner(referral),
  };
}

/** Returns the first member of the team: the name, else the email address. */
function owner(referral: ReferralView): { owner: string } | undefined {
  const [member] = referral.entries(referral.get('team'));
  if (!member) return undefined;
  const of = (name: string): string => String(referral.getText(name, member)?.value ?? '').trim();
  const name = [of('firstName'), of('lastName')].filter(Boolean).join(' ') || of('email');
  return name === '' ? undefined : { owner: own(name) };
}

/** Copies a value that may be kept for long: for a part of a text, V8 keeps the whole text in memory. */
function own(value: string): string {
  return JSON.parse(JSON.stringify(value));
}

function moved(summary: ReferralSummary, offset: number, pointer: string): ReferralSummary {
  const copy = { ...summary, offset: summary.offset + offset, pointer };
  for (const key of placedKeys) {
    const place = summary[key];
    if (place) copy[key] = { ...place, offset: place.offset + offset };
  }
  return copy;
}

const placedKeys = ['id', 'engagementId', 'externalReferenceId', 'name', 'customerName'] as const;
