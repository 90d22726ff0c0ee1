import { t } from '../../base/l10n';
import { quoteList } from '../quoteList';
import type { Rule } from './rule';
import { noChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/** A solution play that does not belong to the solution area (Referral resources, SolutionArea). */
export const playNotInArea: Rule = {
  code: 'solution.play-not-in-area',
  severity: 'error',
  check(referral, { taxonomy }) {
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
      const plays = taxonomy.playsOf(areaName);
      if (plays.includes(playName)) return [];
      const areas = taxonomy.areasOf(playName);
      return [
        {
          code: this.code,
          message: t(
            '"{0}" isn\'t a solution play of {1} in {2}. Use {3}, or change the solution area to {4}.',
            playName,
            areaName,
            taxonomy.year,
            quoteList(plays),
            quoteList(areas),
          ),
          path: play.path,
          at: 'value' as const,
          related: [{ path: area.path, message: t('The solution area is "{0}".', areaName) }],
          data: { found: playName, allowed: plays, areas, areaPath: area.path },
        },
      ];
    });
  },
};
