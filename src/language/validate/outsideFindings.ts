import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../readReferral';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import type { ReferralView } from '../rules/referralView';
import type { RuleContext } from '../rules/rule';
import type { IdentityProperty, Place } from '../types';
import { type Identity, identityOf } from './identityOf';
import { locator } from './locate';

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

/** Asks the rules that look beyond one referral; the answers hold for this moment only. */
export function outsideFindings(document: ParsedDocument, context: RuleContext, hosts: Hosts): OutsideFindings[] {
  const { texts } = document;
  if (!hosts.known && !hosts.siblings && texts.length < 2) return [];
  const identities = texts.map((text) => identityOf(text));
  const inside = texts.length < 2 ? undefined : new Siblings(document, identities);
  const asked: RuleContext = {
    ...context,
    siblings: (value, property, self) => [
      ...(inside?.of(property, self) ?? []),
      ...context.siblings(value, property, self),
    ],
  };
  const all: OutsideFindings[] = [];
  for (let index = 0; index < texts.length; index++) {
    const identity = identities[index];
    const text = texts[index];
    if (!identity || !text) continue;
    const known = hosts.known && identity.id !== undefined;
    const siblings = hosts.siblings || inside?.has(identity);
    if (!known && !siblings) continue;
    const view = readReferral(text);
    if (!view) continue;
    const findings = [
      ...(known ? aboutKnown.flatMap((rule) => rule.check(view, asked)) : []),
      ...(siblings ? aboutSiblings.flatMap((rule) => rule.check(view, asked)) : []),
    ];
    if (findings.length > 0) all.push({ text, index, findings });
  }
  return all;
}

/** The referrals of one document that have an id or a reference in common. */
class Siblings {
  readonly #holders: Record<IdentityProperty, Map<string, number[]>> = {
    id: new Map(),
    externalReferenceId: new Map(),
  };

  constructor(
    readonly document: ParsedDocument,
    readonly identities: readonly (Identity | undefined)[],
  ) {
    for (const property of ['id', 'externalReferenceId'] as const) this.#collect(property);
  }

  has({ id, externalReferenceId }: Identity): boolean {
    const { id: ids, externalReferenceId: references } = this.#holders;
    return (
      (id !== undefined && ids.has(id)) || (externalReferenceId !== undefined && references.has(externalReferenceId))
    );
  }

  /** Where the others stand that have what `self` has. */
  of(property: IdentityProperty, self: ReferralView): Place[] {
    const own = this.identities.find((identity) => identity?.view === self)?.[property];
    const holders = (own !== undefined && this.#holders[property].get(own)) || [];
    const places: Place[] = [];
    for (const index of holders) {
      if (places.length === most) break;
      const text = this.document.texts[index];
      const found = this.identities[index]?.view.get(property);
      if (!text || !found || this.identities[index]?.view === self) continue;
      const { offset, length } = locator(text, 1).spanOf(found.path, 'value');
      places.push({ offset: offset + this.document.offset(index), length });
    }
    return places;
  }

  /** Keeps only what more than one has. */
  #collect(property: IdentityProperty): void {
    const first = new Map<string, number>();
    const shared = this.#holders[property];
    for (let index = 0; index < this.identities.length; index++) {
      const key = this.identities[index]?.[property];
      if (key === undefined) continue;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, index);
      else shared.get(key)?.push(index) ?? shared.set(key, [earlier, index]);
    }
  }
}
