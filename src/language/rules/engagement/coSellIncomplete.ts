import { t } from '../../../base/l10n';
import { dealKind } from '../../../domain/referral/dealKind';
import { solutionFields } from '../../../domain/referral/solutionFields';
import type { Taxonomy } from '../../../domain/taxonomy/taxonomy';
import { partnerRole } from '../../../domain/vocabularies/partnerRole';
import { dealFacts, dealType, helpAsked } from '../../facts/dealFacts';
import type { Found, ReferralView } from '../../facts/referralView';
import { type SolutionChoices, solutionChoices } from '../../facts/solutionChoices';
import { statusPair } from '../../facts/statusPair';
import { defineRule, type RuleFinding } from '../defineRule';
import { completeCoSell } from './completeCoSell';

const nothing: readonly never[] = [];
const contactParts = ['firstName', 'lastName', 'phoneNumber', 'email'];

/**
 * A co-sell referral of your own that lacks what co-sell needs: consent, the kind of help, a solution or role, area and
 * play, and a contact at the customer; the connected referral for Microsoft lacks its engagement.
 */
export const coSellIncomplete = defineRule({
  code: 'engagement.co-sell-incomplete',
  severity: 'warning',
  summary: 'A co-sell deal lacks something that co-sell needs.',
  reason:
    "A deal of type Shared needs, as Microsoft's *Create a referral* page and the guide to co-sell have it: consent to share it with Microsoft sellers, the kind of help in `inviteContext`, a published solution (or, for services co-sell, partner role, solution area and solution play), and a contact at the customer with first name, last name, phone number and e-mail address. The second referral, which brings Microsoft in, needs the `engagementId` of the first.\n\nOnly your own, open referrals are asked: what came from others, or is closed, is not yours to complete.",
  wrong: `
    {
      "type": "Shared",
      "consent": { "consentToShareReferralWithMicrosoftSellers": true },
      "target": [{ "type": "SolutionProfile", "id": "SOL-12345-ABC" }]
    }`,
  right: `
    {
      "type": "Shared",
      "consent": { "consentToShareReferralWithMicrosoftSellers": true },
      "inviteContext": { "notes": "Architecture review", "assistanceRequestCode": "CustomerTechnicalArchitecture" },
      "target": [{ "type": "SolutionProfile", "id": "SOL-12345-ABC" }]
    }`,
  remedy: 'Add what the message names, or make it a private deal.',
  check(referral, { taxonomy }) {
    if (dealType(referral) !== 'Shared' || isOthersOrOver(referral)) return nothing;
    const { target } = helpAsked(referral);
    const connected = target !== undefined || given(referral, 'engagementId');
    return [
      ...consent(referral),
      ...(target && isEmpty(referral, 'engagementId')
        ? [
            {
              message: t(
                'This referral invites Microsoft but has no "engagementId". Submit your own referral first, and copy its "engagementId".',
              ),
              place: target,
              at: 'value' as const,
              data: { missing: 'engagementId' },
            },
          ]
        : []),
      // The connected referral brings Microsoft in; all else is in the first one.
      ...(connected ? [] : [...assistance(referral), ...solution(referral, taxonomy)]),
      ...contact(referral),
    ];
  },
  fix: completeCoSell,
});

/** Whether a referral came from a partner or is over, so that it is not the user's to complete. */
function isOthersOrOver(referral: ReferralView): boolean {
  const direction = referral.get('direction')?.value;
  return (
    statusPair(referral).status?.meant === 'Closed' ||
    (typeof direction === 'string' && direction.toLowerCase() === 'incoming') ||
    referral.textAt('inviteContext', 'invitedBy', 'organizationId')?.value.toLowerCase() === 'msft'
  );
}

function given(referral: ReferralView, name: string): boolean {
  const found = referral.get(name);
  return found !== undefined && !found.isEmptyText;
}

function isEmpty(referral: ReferralView, name: string): boolean {
  return referral.get(name)?.isEmptyText ?? referral.lacks(name);
}

function consent(referral: ReferralView): RuleFinding[] {
  const flags = referral.get('consent');
  const name = 'consentToShareReferralWithMicrosoftSellers';
  // A referral without any consent lacks more than that: another problem says so.
  if (flags?.type !== 'object' || !referral.lacks(name, flags)) return [];
  return [
    {
      message: t('A co-sell deal is shared with Microsoft sellers. Add "{0}": it must be true.', name),
      place: flags,
      at: 'key',
      data: { missing: name },
    },
  ];
}

function assistance(referral: ReferralView): RuleFinding[] {
  if (helpAsked(referral).assistance) return [];
  const context = referral.get('inviteContext');
  const name = context ? 'assistanceRequestCode' : 'inviteContext';
  const found = context && referral.get(name, context);
  if (!found && !referral.lacks(name, context)) return [];
  const message = t(
    'Say what help you need from Microsoft: add "inviteContext" with "assistanceRequestCode" and "notes".',
  );
  const data = { missing: name };
  if (found) return [{ message, place: found, at: 'value', data: { ...data, present: true } }];
  return [{ message, place: context ?? referral.root, at: context ? 'key' : 'opening', data }];
}

function solution(referral: ReferralView, taxonomy: Taxonomy): RuleFinding[] {
  const facts = dealFacts(referral);
  const kind = dealKind(facts)?.kind;
  const { root, attributes } = solutionChoices(referral);
  const missing =
    kind === 'servicesCoSell'
      ? Object.entries(solutionFields).filter(
          ([name, field]) => !root[field] && !attributes[field] && isEmpty(referral, name),
        )
      : [];
  if (missing.length > 0) {
    const first = Object.values(solutionFields)
      .map((field) => root[field] ?? attributes[field])
      .find((found) => found !== undefined);
    return missing.map(([name]) => ({
      message: t('A services co-sell deal needs a partner role, a solution area and a solution play. Add "{0}".', name),
      place: first ?? referral.root,
      at: first ? 'value' : 'opening',
      data: { missing: name, allowed: choices(name, root, attributes, taxonomy) },
    }));
  }
  const solutions = referral.solutions;
  if (kind === 'servicesCoSell' || facts.publishedSolution || solutions.length > 0) return [];
  const target = referral.get('target');
  if (!target && !referral.lacks('target')) return [];
  return [
    {
      message: t(
        'A co-sell deal names your solution. Add a "target" such as {0}, or a partner role, solution area and solution play.',
        '{ "type": "SolutionProfile", "id": "SOL-12345-ABC" }',
      ),
      place: target ?? referral.root,
      at: target ? 'key' : 'opening',
      data: { missing: 'target', present: target !== undefined },
    },
  ];
}

/** Returns the values that a missing area or play may have, given the other one. */
function choices(
  name: string,
  root: SolutionChoices,
  attributes: SolutionChoices,
  taxonomy: Taxonomy,
): readonly string[] {
  const area = taxonomy.findArea((root.SolutionArea ?? attributes.SolutionArea)?.value ?? '');
  const play = taxonomy.findPlay((root.SolutionPlay ?? attributes.SolutionPlay)?.value ?? '');
  if (name === 'solutionArea') return play ? taxonomy.areasOf(play) : taxonomy.areas;
  return name === 'solutionPlay' ? (area ? taxonomy.playsOf(area) : taxonomy.plays) : partnerRole.values;
}

/**
 * Checks for a contact person, because sellers only help people they can reach. Empty texts are left for the user to
 * fill in.
 */
function contact(referral: ReferralView): RuleFinding[] {
  const profile = referral.get('customerProfile');
  if (profile?.type !== 'object') return [];
  const team = referral.get('team', profile);
  if (!team && !referral.lacks('team', profile)) return [];
  if (!team)
    return [
      {
        message: t('A co-sell deal needs a contact at the customer. Add "team".'),
        place: profile,
        at: 'key',
        data: { missing: 'customerTeam' },
      },
    ];
  if (team.type !== 'array') return [];
  const members = referral.entries(team).filter(({ type }) => type === 'object');
  const [first] = members;
  if (!first)
    return [
      {
        message: t('A co-sell deal needs a contact at the customer, but "team" is empty.'),
        place: team,
        at: 'key',
        data: { missing: 'member' },
      },
    ];
  if (members.some((member) => contactParts.every((part) => !isMissing(referral, part, member)))) return [];
  const lacking = members.map((member) => contactParts.filter((part) => isMissing(referral, part, member)));
  return [
    {
      message: t(
        'The contact at the customer is incomplete. Add {0}.',
        (lacking[0] ?? []).map((part) => `"${part}"`).join(', '),
      ),
      place: first,
      at: 'opening',
      data: { missing: 'contact', parts: lacking[0] },
    },
  ];
}

/** Whether a property is missing. In a new referral, an empty text counts as missing. */
function isMissing(referral: ReferralView, part: string, member: Found): boolean {
  const found = referral.get(part, member);
  return found ? found.isEmptyText && !given(referral, 'id') : referral.lacks(part, member);
}
