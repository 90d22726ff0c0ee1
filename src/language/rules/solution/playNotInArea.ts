import { t } from '../../../base/l10n';
import { autoYear } from '../../../domain/taxonomy/fiscalYear';
import { pathIn } from '../../document/paths';
import { noChoices, solutionChoices } from '../../facts/solutionChoices';
import { quoteList, sentences } from '../../wording';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** Maximum number of plays to offer. */
const maxOffered = 8;

/** A solution play that does not belong to the solution area (Referral resources, SolutionArea). */
export const playNotInArea = defineRule({
  code: 'solution.play-not-in-area',
  severity: 'error',
  summary: 'The solution play does not belong to the solution area.',
  reason:
    "The table SolutionArea of Microsoft's *Referral resources* page lists the plays of each area. Some plays belong to two areas. A mismatch is an error if that table has both names. It is a warning if one of them is known only from third parties, as all names of FY26 and FY27 are.",
  wrong: `
    {
      "solutionArea": "Security",
      "solutionPlay": "Migrate SAP"
    }`,
  right: `
    {
      "solutionArea": "Infrastructure",
      "solutionPlay": "Migrate SAP"
    }`,
  remedy: 'Choose the area that has the play, or a play of the area.',
  check(referral, { taxonomy, taxonomies }) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    return [root, attributes].flatMap((place) => {
      // An area or a play may be in one place and its partner in the other.
      const area = place.SolutionArea ?? root.SolutionArea ?? attributes.SolutionArea;
      const play = place.SolutionPlay;
      if (!area || !play) return [];
      const areaName = taxonomy.findArea(area.value);
      const playName = taxonomy.findPlay(play.value);
      if (!areaName || !playName) return [];
      if (taxonomy.allows(areaName, playName)) return [];
      const plays = taxonomy.playsOf(areaName);
      const areas = taxonomy.areasOf(playName);
      // Only a documented table that has both can say that they don't go together.
      const years = taxonomies.filter((year) => year.yearsOf(areaName).length > 0 && year.yearsOf(playName).length > 0);
      const contradicting = taxonomy.year === autoYear ? years : [taxonomy];
      const documented = contradicting.find(({ confirmed }) => confirmed);
      return [
        {
          ...(!documented && { severity: 'warning' as const }),
          message: messageOf(playName, areaName, (documented ?? contradicting[0])?.year, plays, areas),
          place: play,
          at: 'value' as const,
          related: [{ place: area, message: t('The solution area is "{0}".', areaName) }],
          data: { found: playName, allowed: plays, areas, areaPath: area.path },
        },
      ];
    });
  },
  isFixManual: true,
  /** Makes solution area and play agree: by an area that has the play, or by a play of the area. */
  fix(document, { offset, length, data }) {
    const area = pathIn(document, offset, data.areaPath);
    const areas = area ? data.areas : [];
    return [
      ...areas.map((value) => ({
        title: t('Change solution area to "{0}"', value),
        ...(areas.length === 1 && { preferred: true }),
        edits: area ? [{ ...area, text: JSON.stringify(value) }] : [],
      })),
      ...data.allowed.slice(0, maxOffered).map((value) => ({
        title: t('Change to "{0}"', value),
        edits: [{ offset, length, text: JSON.stringify(value) }],
      })),
    ];
  },
});

function messageOf(
  play: string,
  area: string,
  year: string | undefined,
  plays: readonly string[],
  areas: readonly string[],
): string {
  const what =
    year === undefined
      ? t('No fiscal year has solution play "{0}" in {1}.', play, area)
      : t('"{0}" isn\'t a solution play of {1} in {2}.', play, area, year);
  const byArea = areas.length > 0 ? t('Change the solution area to {0}.', quoteList(areas)) : undefined;
  const byPlay = plays.length > 0 ? t('Use {0}.', quoteList(plays)) : undefined;
  if (plays.length === 0 || areas.length === 0) return sentences(what, byPlay ?? byArea);
  return sentences(what, t('Use {0}, or change the solution area to {1}.', quoteList(plays), quoteList(areas)));
}
