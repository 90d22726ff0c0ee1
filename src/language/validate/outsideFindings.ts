import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import type { RuleContext } from '../rules/rule';
import type { IdentityProperty, Place } from '../types';
import { locator } from './locate';
import type { SharedIdentities } from './sharedIdentities';

const aboutKnown = rules.filter((rule) => rule.outside === 'known');
const aboutSiblings = rules.filter((rule) => rule.outside === 'siblings');

/** So many others are shown of those with one id or reference: of a thousand copies nobody reads a thousand addresses. */
const most = 10;

/** What is wrong with a referral given what the service, other referrals of the document and other documents say. */
export interface OutsideFindings {
  text: ReferralText;
  index: number;
  findings: Finding[];
}

/** Whom there is to ask beyond the document. */
export interface Hosts {
  known: boolean;
  siblings: boolean;
}

/**
 * Asks the rules that look beyond one referral; the answers hold for this moment only.
 * @param identities those of the document's referrals
 */
export function outsideFindings(
  document: ParsedDocument,
  identities: SharedIdentities,
  context: RuleContext,
  hosts: Hosts,
): OutsideFindings[] {
  const sharing = identities.sharing();
  const asksHosts = hosts.known || hosts.siblings;
  if (!asksHosts && sharing.length === 0) return [];
  const shares = new Set(sharing);
  let asking = -1;
  const asked: RuleContext = {
    ...context,
    siblings: (value, property, self) => [
      ...siblingsOf(document, identities, property, asking),
      ...context.siblings(value, property, self),
    ],
  };
  const all: OutsideFindings[] = [];
  for (const index of asksHosts ? document.texts.keys() : sharing) {
    const identity = identities.at(index);
    const text = document.textAt(index);
    if (!identity || !text) continue;
    const known = hosts.known && identity.id !== undefined;
    const siblings = hosts.siblings || shares.has(index);
    if (!known && !siblings) continue;
    asking = index;
    const findings = [
      ...(known ? aboutKnown.flatMap((rule) => rule.check(identity.view, asked)) : []),
      ...(siblings ? aboutSiblings.flatMap((rule) => rule.check(identity.view, asked)) : []),
    ];
    if (findings.length > 0) all.push({ text, index, findings });
  }
  return all;
}

/** Where the others of the document stand that have what the one with this index has. */
function siblingsOf(
  document: ParsedDocument,
  identities: SharedIdentities,
  property: IdentityProperty,
  self: number,
): Place[] {
  const places: Place[] = [];
  for (const index of identities.holders(property, self)) {
    if (places.length === most) break;
    const text = document.textAt(index);
    const identity = identities.at(index);
    if (!text || !identity || index === self) continue;
    const { offset, length } = locator(text, 1).spanOf(identity.view.get(property)?.path ?? [], 'value');
    places.push({ offset: offset + document.offset(index), length });
  }
  return places;
}
