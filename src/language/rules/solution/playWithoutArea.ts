import { t } from '../../../base/l10n';
import { requirementAttribute } from '../../../domain/referral/additionalRequirements';
import type { ParsedDocument } from '../../document/parsedDocument';
import { pathOf, referralPointer } from '../../document/paths';
import { insertItem, insertProperty } from '../../edits/insertNode';
import { type PlacedNode, placeIn } from '../../edits/placeAt';
import { propertyOf, spelling } from '../../edits/writtenNames';
import type { ReferralView } from '../../facts/referralView';
import { noChoices, solutionChoices } from '../../facts/solutionChoices';
import type { TextEdit } from '../../types';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** Maximum number of areas to offer. */
const maxOffered = 8;

/** A solution play and no solution area. */
export const playWithoutArea = defineRule({
  code: 'solution.play-without-area',
  severity: 'warning',
  summary: 'There is a solution play but no solution area.',
  reason:
    "Role, area and play go together on Microsoft's *Create a referral* page: a services co-sell deal needs all three. A play under two areas does not tell which one is meant.",
  wrong: `
    {
      "solutionPlay": "Migrate SAP"
    }`,
  right: `
    {
      "solutionArea": "Infrastructure",
      "solutionPlay": "Migrate SAP"
    }`,
  remedy: 'Add the solution area. If only one has the play, it is inserted automatically.',
  hasSafeFix: true,
  check(referral, { taxonomy, taxonomies }) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    if (root.SolutionArea || attributes.SolutionArea) return [];
    // An area of the wrong type is reported as such.
    if (!(referral.get('solutionArea')?.isEmptyText ?? referral.lacks('solutionArea'))) return [];
    if (hasUnreadableArea(referral)) return [];
    return [root, attributes].flatMap((place) => {
      const play = place.SolutionPlay;
      if (!play) return [];
      const known = [taxonomy, ...taxonomies].find((year) => year.findPlay(play.value));
      const name = known?.findPlay(play.value);
      // A play that no year has is reported as such.
      if (!known || name === undefined) return [];
      const own = known.areasOf(name);
      const areas = own.length > 0 ? own : taxonomy.areas;
      // Only a documented table makes an area evident.
      const documented = taxonomies.some((year) => year.confirmed && year.hasPlay(name));
      return [
        {
          message: t('Solution play "{0}" needs a solution area. Add {1}.', play.value, quoteList(areas)),
          place: play,
          at: 'value' as const,
          data: { allowed: areas, suggestion: documented && areas.length === 1 ? areas[0] : undefined },
        },
      ];
    });
  },
  /** Adds the missing solution area beside the play. Safe if only one area has the play. */
  fix(document, problem) {
    const { offset, data } = problem;
    const path = pathOf(document, problem);
    const entry = path.length > 1 ? placeIn(document, document.indexAt(offset), path.slice(0, -1)) : undefined;
    return data.allowed.slice(0, maxOffered).map((area) => ({
      title: t('Add solution area "{0}"', area),
      safe: area === data.suggestion,
      ...(area === data.suggestion && { preferred: true }),
      edits: entry
        ? insertAttribute(document, entry, area)
        : insertProperty(document, referralPointer(document, offset), 'solutionArea', area, { before: 'solutionPlay' }),
    }));
  },
});

/** Whether an attribute seems to be the area, but its value is not JSON or its name is mistyped. */
function hasUnreadableArea(referral: ReferralView): boolean {
  return referral.attributes.some((entry) => {
    const isArea = entry.get('type')?.says('SolutionArea') === true;
    return isArea && !entry.get('id') && !referral.lacks('id', entry);
  });
}

/** Inserts the area as an attribute before that of the play, or fills in the one without a value. */
function insertAttribute(document: ParsedDocument, entry: PlacedNode, area: string): TextEdit[] {
  for (const other of entry.node.parent?.items ?? []) {
    const type = propertyOf(other, requirementAttribute, 'type')?.value?.value;
    const id = propertyOf(other, requirementAttribute, 'id')?.value;
    if (String(type).toLowerCase() === 'solutionarea' && id) {
      return [{ offset: entry.base + id.offset, length: id.length, text: JSON.stringify(area) }];
    }
  }
  const name = (wire: 'type' | 'id'): string => {
    const property = requirementAttribute.property(wire);
    return property ? spelling(entry.node, requirementAttribute, property) : wire;
  };
  const names = entry.node.properties.map((property) => property.name);
  const pairs = [
    [name('type'), 'SolutionArea'],
    [name('id'), area],
  ] as const;
  // In the order that the play's own entry has.
  const ordered = names[0] === pairs[1][0] ? [pairs[1], pairs[0]] : pairs;
  return insertItem(document, entry, Object.fromEntries(ordered));
}
