import { t } from '../../base/l10n';
import { partnerRole } from '../../domain/partnerRole';
import type { Taxonomy } from '../../domain/taxonomy';
import { type AllowedValues, allowedValues, checkValue } from '../shape/checkValue';
import type { Finding } from './finding';
import type { Found } from './referralView';
import type { Rule, RuleContext } from './rule';
import { noChoices, type SolutionChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/**
 * Values of solution area and play against the chosen fiscal year, in both places, and the role among the attributes.
 * A value of another year is never unknown.
 */
export const solutionValues: Rule = {
  code: 'value.unknown',
  severity: 'error',
  check(referral, context) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    if (!attributes.PartnerRole && isKnown(root, context) && isKnown(attributes, context)) return nothing;
    const role = attributes.PartnerRole;
    return [
      role && checkValue(role.value, allowedValues(partnerRole), role.path),
      ...[root, attributes].flatMap(({ SolutionArea: area, SolutionPlay: play }) => [
        area && inTaxonomy(area, context, 'area'),
        play && inTaxonomy(play, context, 'play'),
      ]),
    ].filter((finding) => finding !== undefined);
  },
};

/** A quick look, since nearly every value is one of the chosen year. */
function isKnown({ SolutionArea: area, SolutionPlay: play }: SolutionChoices, { taxonomy }: RuleContext): boolean {
  return (!area || taxonomy.hasArea(area.value)) && (!play || taxonomy.hasPlay(play.value));
}

type Kind = 'area' | 'play';

function inTaxonomy(
  { value, path }: Found & { value: string },
  { taxonomy, taxonomies }: RuleContext,
  kind: Kind,
): Finding | undefined {
  const found = checkValue(value, column(taxonomy, kind), path);
  if (found?.code !== 'value.unknown') return found;
  const other = taxonomies.find((year) => column(year, kind).find(value) !== undefined);
  if (!other) return found;
  const allowed = column(taxonomy, kind).values;
  const year = other.confirmed ? other.year : t('{0} (unconfirmed)', other.year);
  return {
    code: 'value.other-fiscal-year',
    message:
      kind === 'area'
        ? t(
            '"{0}" is a solution area of {1}, not of {2}. Change it, or change the setting referrals.taxonomy.',
            value,
            year,
            taxonomy.year,
          )
        : t(
            '"{0}" is a solution play of {1}, not of {2}. Change it, or change the setting referrals.taxonomy.',
            value,
            year,
            taxonomy.year,
          ),
    path,
    at: 'value',
    data: { found: value, year: other.year, allowed },
  };
}

function column(year: Taxonomy, kind: Kind): AllowedValues {
  return kind === 'area'
    ? { noun: () => t('solution area of {0}', year.year), values: year.areas, has: year.hasArea, find: year.findArea }
    : { noun: () => t('solution play of {0}', year.year), values: year.plays, has: year.hasPlay, find: year.findPlay };
}
