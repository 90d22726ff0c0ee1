import { t } from '../../../base/l10n';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
import { noChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/** A solution play and no solution area. */
export const playWithoutArea: Rule = {
  code: 'solution.play-without-area',
  severity: 'warning',
  check(referral, { taxonomy, taxonomies }) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    if (root.SolutionArea || attributes.SolutionArea) return [];
    return [root, attributes].flatMap((place) => {
      const play = place.SolutionPlay;
      if (!play) return [];
      const known = [taxonomy, ...taxonomies].find((year) => year.findPlay(play.value));
      const name = known?.findPlay(play.value);
      const own = known && name ? known.areasOf(name) : [];
      const areas = own.length > 0 ? own : taxonomy.areas;
      // Only a documented table makes an area evident.
      const documented = name && taxonomies.some((year) => year.confirmed && year.hasPlay(name));
      return [
        {
          code: this.code,
          message: t('Solution play "{0}" needs a solution area. Add {1}.', play.value, quoteList(areas)),
          place: play,
          at: 'value' as const,
          data: { allowed: areas, suggestion: documented && areas.length === 1 ? areas[0] : undefined },
        },
      ];
    });
  },
};
