import { dealKind } from '../domain/dealKind';
import { dealFacts } from './deal/dealFacts';
import { locateMembers, locateValue, type Members } from './document/locateValue';
import { NoteKind } from './document/notes';
import type { ParsedDocument } from './document/parsedDocument';
import type { Path, ReferralText, Span } from './document/referralText';
import { readReferral } from './readReferral';
import { type Found, isObject, type ReferralView } from './rules/referralView';
import type { PlacedText, ReferralSummary } from './types';

const known = new NoteKind<ReferralSummary>();

/** So many elements of a list that do not begin as an object are looked into: words without end are no referrals. */
const mostStrangers = 1000;

/** What the workspace wants to know of each referral of a document, in order; what is no object is left out. */
export function summaries(document: ParsedDocument): ReferralSummary[] {
  let strangers = 0;
  return document.texts.flatMap((text, index) => {
    if (!text.isObject && ++strangers > mostStrangers) return [];
    const own = summary(text);
    return own ? [moved(own, document.offset(index), document.pointer(index))] : [];
  });
}

/** The summary of one referral of a document; offsets count from the beginning of that referral. */
export function summaryAt(document: ParsedDocument, index: number): ReferralSummary | undefined {
  const text = document.texts[index];
  return text && summary(text);
}

/** The summary of one referral, with offsets from the beginning of its text. */
function summary(text: ReferralText): ReferralSummary | undefined {
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
  const identity = {
    id: referral.get('id'),
    engagementId: referral.get('engagementId'),
    externalReferenceId: referral.get('externalReferenceId'),
    name: referral.get('name'),
    customerName: referral.at('customerProfile', 'name'),
  };
  const members = text.valid && !text.repeats ? locateMembers(text.text, outermost(identity)) : undefined;
  const placed = (key: string, found: Found | undefined) => {
    const place = found && placedText(text, found, members);
    return place && { [key]: place };
  };
  const plain = (key: string, found: Found | undefined) =>
    typeof found?.value === 'string' && found.value !== '' ? { [key]: own(text, found.value) } : undefined;
  const deal = dealKind(dealFacts(referral));
  return {
    offset: 0,
    length: text.text.length,
    pointer: '',
    ...placed('id', identity.id),
    ...placed('engagementId', identity.engagementId),
    ...placed('externalReferenceId', identity.externalReferenceId),
    ...placed('name', identity.name),
    ...placed('customerName', identity.customerName),
    ...plain('eTag', referral.get('eTag')),
    ...plain('status', referral.get('status')),
    ...plain('substatus', referral.get('substatus')),
    ...(deal && { deal }),
    ...plain('direction', referral.get('direction')),
    ...amount(referral.at('details', 'dealValue')),
    ...plain('currency', referral.at('details', 'currency')),
    ...plain('closing', referral.at('details', 'closingDateTime')),
    ...plain('expires', referral.get('expirationDateTime')),
    ...owner(text, referral),
  };
}

function amount(found: Found | undefined): { value: number } | undefined {
  return typeof found?.value === 'number' ? { value: found.value } : undefined;
}

/** The first member of the team: the name, else the e-mail address. */
function owner(text: ReferralText, referral: ReferralView): { owner: string } | undefined {
  const team = referral.get('team');
  const [member] = Array.isArray(team?.value) ? team.value : [];
  if (!isObject(member)) return undefined;
  const of = (name: string) => referral.get(name, { value: member, path: [] })?.value;
  const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  const name = [of('firstName'), of('lastName')].filter(isText).join(' ') || of('email');
  return isText(name) ? { owner: own(text, name) } : undefined;
}

/** The names at the beginning of the paths of what was found, as they are written. */
function outermost(found: Readonly<Record<string, Found | undefined>>): string[] {
  const names: string[] = [];
  for (const each of Object.values(found)) {
    const name = each?.path[0];
    if (typeof name === 'string' && !names.includes(name)) names.push(name);
  }
  return names;
}

function placedText(text: ReferralText, { value, path }: Found, members: Members | undefined): PlacedText | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const span = spanOf(text, path, members);
  return span && { value: own(text, value), offset: span.offset, length: span.length };
}

/**
 * A value that may be kept for long. JSON.parse makes strings of their own; of a text that it does not take, a value is a
 * part, and V8 lets that keep the whole text in memory.
 */
function own(text: ReferralText, value: string): string {
  return text.valid ? value : JSON.parse(JSON.stringify(value));
}

function spanOf(text: ReferralText, path: Path, members: Members | undefined): Span | undefined {
  return text.valid ? locateValue(text.text, path, members)?.value : text.node(path);
}

function moved(summary: ReferralSummary, offset: number, pointer: string): ReferralSummary {
  const move = (key: 'id' | 'engagementId' | 'externalReferenceId' | 'name' | 'customerName') => {
    const place = summary[key];
    return place && { [key]: { ...place, offset: place.offset + offset } };
  };
  return {
    ...summary,
    offset: summary.offset + offset,
    pointer,
    ...move('id'),
    ...move('engagementId'),
    ...move('externalReferenceId'),
    ...move('name'),
    ...move('customerName'),
  };
}
