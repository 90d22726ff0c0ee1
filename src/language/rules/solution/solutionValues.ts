import { t } from '../../../base/l10n';
import type { Taxonomy } from '../../../domain/taxonomy/taxonomy';
import { partnerRole } from '../../../domain/vocabularies/partnerRole';
import type { Found, ReferralView } from '../../facts/referralView';
import { noChoices, type SolutionChoices, solutionChoices } from '../../facts/solutionChoices';
import { type AllowedValues, allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';
import { nearest } from '../../shape/nearest';
import { quoteList, sentences, shorten, yearLabel } from '../../wording';
import type { RuleContext } from '../defineRule';

const nothing: readonly never[] = [];

/**
 * Checks the values of solution area and play against the chosen fiscal years, in both places, and the role among the
 * attributes. A value of another year is never unknown, and an unknown one never an error.
 */
export function solutionValues(referral: ReferralView, context: RuleContext): readonly Finding[] {
  const choices = solutionChoices(referral);
  if (choices === noChoices) return nothing;
  const { root, attributes } = choices;
  if (!attributes.PartnerRole && isKnown(root, context) && isKnown(attributes, context)) return nothing;
  const role = attributes.PartnerRole;
  return [
    role && checkValue(role.value, allowedValues(partnerRole), role),
    ...[root, attributes].flatMap(({ SolutionArea: area, SolutionPlay: play }) => [
      area && inTaxonomy(area, context, 'area', play?.value),
      play && inTaxonomy(play, context, 'play', area?.value),
    ]),
  ].filter((finding) => finding !== undefined);
}

/** Whether both values are in the chosen year. Quick, because nearly all are. */
function isKnown({ SolutionArea: area, SolutionPlay: play }: SolutionChoices, { taxonomy }: RuleContext): boolean {
  return (!area || taxonomy.hasArea(area.value)) && (!play || taxonomy.hasPlay(play.value));
}

type Kind = 'area' | 'play';

function inTaxonomy(
  place: Found & { value: string },
  { taxonomy, taxonomies }: RuleContext,
  kind: Kind,
  partner: string | undefined,
): Finding | undefined {
  const { value } = place;
  const chosen = column(taxonomy, kind);
  if (chosen.has(value)) return undefined;
  const spelled = chosen.find(value);
  if (spelled !== undefined) return casing(value, place, spelled, taxonomy);
  const other = taxonomies.find((year) => column(year, kind).find(value) !== undefined);
  if (!other) return unknown(value, place, kind, taxonomies, partner);
  const message =
    kind === 'area'
      ? t('"{0}" is a solution area of {1}, not of {2}.', value, yearLabel(other), taxonomy.year)
      : t('"{0}" is a solution play of {1}, not of {2}.', value, yearLabel(other), taxonomy.year);
  return {
    code: 'value.other-fiscal-year',
    message: sentences(message, t('Change it, or choose another year with the setting referrals.taxonomy.')),
    place,
    at: 'value',
    data: {
      found: value,
      year: other.year,
      allowed: [...new Set([...partnersOf(taxonomy, kind, partner), ...chosen.values])],
    },
  };
}

/** Reports a known name in another spelling. Only a documented spelling has a safe fix. */
function casing(found: string, place: Found, right: string, taxonomy: Taxonomy): Finding {
  const documented = taxonomy.yearsOf(right).some(({ confirmed }) => confirmed);
  return {
    code: 'value.casing',
    message: t('Write "{0}" as "{1}".', shorten(found), right),
    place,
    at: 'value',
    data: { found, allowed: [right], ...(documented && { suggestion: right }) },
  };
}

/**
 * Reports a name that no known year has. Names change every year and our tables may be out of date, so this never
 * blocks.
 */
function unknown(
  found: string,
  place: Found,
  kind: Kind,
  taxonomies: readonly Taxonomy[],
  partner: string | undefined,
): Finding {
  const names = [...new Set(taxonomies.flatMap((year) => column(year, kind).values))];
  const close = nearest(usualWords(found), names);
  const fitting = taxonomies.flatMap((year) => partnersOf(year, kind, partner));
  // A play in place of the area says which area is meant.
  const owners = kind === 'area' ? taxonomies.flatMap((year) => year.areasOf(year.findPlay(found) ?? '')) : [];
  const play = owners.length > 0 ? taxonomies.map((year) => year.findPlay(found)).find((name) => name) : undefined;
  // The area that has the play, and the plays of the area, go first.
  const near = [...new Set([...owners, ...close.filter((name) => fitting.includes(name)), ...fitting, ...close])];
  const years = quoteList([...taxonomies.map(({ year }) => year)].sort(), { quote: '' });
  const shown = shorten(found);
  return {
    code: kind === 'area' ? 'solution.unknown-area' : 'solution.unknown-play',
    severity: 'warning',
    message: sentences(
      kind === 'area'
        ? t('"{0}" isn\'t a known solution area of {1}.', shown, years)
        : t('"{0}" isn\'t a known solution play of {1}.', shown, years),
      play === undefined && (close[0] === undefined || !close.includes(near[0] ?? ''))
        ? t('Check the spelling, or add it to the taxonomy.')
        : t('Did you mean "{0}"?', near[0] ?? ''),
    ),
    place,
    at: 'value',
    data: { found, allowed: near, kind, ...(play !== undefined && { play }) },
  };
}

/** Returns a name without what earlier years had in brackets, and with the words that are usually shortened. */
function usualWords(name: string): string {
  return name
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/\bbiz(?:\b|(?=apps))/i, 'Business ')
    .replace(/\bapps\b/i, 'App');
}

/** Returns the areas that have the play beside it, or the plays of the area beside it. */
function partnersOf(year: Taxonomy, kind: Kind, partner: string | undefined): readonly string[] {
  if (partner === undefined) return [];
  return kind === 'area' ? year.areasOf(year.findPlay(partner) ?? '') : year.playsOf(year.findArea(partner) ?? '');
}

function column(year: Taxonomy, kind: Kind): Pick<AllowedValues, 'values' | 'has' | 'find'> {
  return kind === 'area'
    ? { values: year.areas, has: year.hasArea, find: year.findArea }
    : { values: year.plays, has: year.hasPlay, find: year.findPlay };
}
