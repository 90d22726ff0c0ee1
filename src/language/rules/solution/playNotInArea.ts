import { t } from '../../../base/l10n';
import { autoYear } from '../../../domain/fiscalYear';
import { quoteList } from '../../quoteList';
import { sentences } from '../../sentences';
import type { Rule } from '../rule';
import { noChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/** A solution play that does not belong to the solution area (Referral resources, SolutionArea). */
export const playNotInArea: Rule = {
  code: 'solution.play-not-in-area',
  severity: 'error',
  check(referral, { taxonomy, taxonomies }) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    return [root, attributes].flatMap((place) => {
      // An area or a play may stand in one place and its partner in the other.
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
          code: this.code,
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
};

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
