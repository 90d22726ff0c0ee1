import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../readReferral';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import type { Found, ReferralView } from '../rules/referralView';
import type { RuleContext } from '../rules/rule';
import type { IdentityProperty, Place } from '../types';
import { locator } from './locate';

/** So many others are shown of those with one id or reference. */
const most = 10;

const outside = rules.filter((rule) => rule.outside);

const identities: readonly IdentityProperty[] = ['id', 'externalReferenceId'];

/** What is wrong with a referral given what the service, other referrals of the document and other documents say. */
export interface OutsideFindings {
  text: ReferralText;
  index: number;
  findings: Finding[];
}

/** Asks the rules that look beyond one referral; the answers hold for this moment only. */
export function outsideFindings(document: ParsedDocument, context: RuleContext): OutsideFindings[] {
  const views = document.texts.map(readReferral);
  const siblings = siblingsIn(document, views);
  const asked: RuleContext = {
    ...context,
    siblings: (value, property, self) => [
      ...siblings(value, property, self),
      ...context.siblings(value, property, self),
    ],
  };
  return document.texts.flatMap((text, index) => {
    const view = views[index];
    const findings = view ? outside.flatMap((rule) => rule.check(view, asked)) : [];
    return findings.length > 0 ? [{ text, index, findings }] : [];
  });
}

/** Finds the other referrals of the document that have the same id or reference. */
function siblingsIn(
  document: ParsedDocument,
  views: readonly (ReferralView | undefined)[],
): (value: string, property: IdentityProperty, self: ReferralView) => Place[] {
  if (views.length < 2) return () => [];
  const holders = new Map<string, { index: number; found: Found }[]>();
  views.forEach((view, index) => {
    for (const property of identities) {
      const found = view?.get(property);
      if (typeof found?.value !== 'string') continue;
      const key = keyOf(found.value, property);
      const known = holders.get(key);
      if (known) known.push({ index, found });
      else holders.set(key, [{ index, found }]);
    }
  });
  return (value, property, self) => {
    const places: Place[] = [];
    for (const { index, found } of holders.get(keyOf(value, property)) ?? []) {
      // Of a thousand copies nobody reads a thousand addresses.
      if (places.length === most) break;
      const text = document.texts[index];
      if (!text || views[index] === self) continue;
      const { offset, length } = locator(text, 1).spanOf(found.path, 'value');
      places.push({ offset: offset + document.offset(index), length });
    }
    return places;
  };
}

/** Ids are GUIDs, which are the same in capitals; references are the user's own. */
function keyOf(value: string, property: IdentityProperty): string {
  return `${property}:${property === 'id' ? value.toLowerCase() : value}`;
}
