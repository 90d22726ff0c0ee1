import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import type { RuleContext } from '../rules/rule';
import { placesOfOthers } from './placesOfOthers';
import type { SharedIdentities } from './sharedIdentities';

const aboutKnown = rules.filter((rule) => rule.outside === 'known');
const aboutSiblings = rules.filter((rule) => rule.outside === 'siblings');

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
 * Asks the rules that look beyond one referral, where there are hosts to be asked: their answers hold for this moment
 * only. Without hosts, `SharedProblems` does it.
 * @param identities those of the document's referrals
 */
export function outsideFindings(
  document: ParsedDocument,
  identities: SharedIdentities,
  context: RuleContext,
  hosts: Hosts,
): OutsideFindings[] {
  const shares = new Set(identities.sharing());
  let asking = -1;
  const asked: RuleContext = {
    ...context,
    siblings: (value, property, self) => [
      ...placesOfOthers(document, identities, property, asking).map(({ offset, length }) => ({ offset, length })),
      ...context.siblings(value, property, self),
    ],
  };
  const all: OutsideFindings[] = [];
  for (const index of document.texts.keys()) {
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
