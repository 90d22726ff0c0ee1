import { t } from '../../base/l10n';
import { requirementAttribute } from '../../domain/requirementAttribute';
import type { ParsedDocument } from '../document/parsedDocument';
import { insertItem } from '../edits/insertItem';
import { insertProperty } from '../edits/insertProperty';
import { type PlacedNode, placeIn } from '../edits/placeAt';
import { propertyOf, spelling } from '../edits/spelling';
import type { TextEdit } from '../types';
import type { FixProvider } from './fixProvider';
import { pathOf } from './pathOf';
import { referralPointer } from './referralPointer';

/** How many areas are offered. */
const most = 8;

/** Adds the solution area that a play lacks, where the play stands: safe where only one area has the play. */
export const insertArea: FixProvider = {
  codes: ['solution.play-without-area'],
  offer(document, problem) {
    const { code, offset, data } = problem;
    const path = pathOf(document, problem);
    const entry = path.length > 1 ? placeIn(document, document.indexAt(offset), path.slice(0, -1)) : undefined;
    return (data?.allowed ?? []).slice(0, most).map((area) => ({
      title: t('Add solution area "{0}"', area),
      codes: [code],
      safe: area === data?.suggestion,
      ...(area === data?.suggestion && { preferred: true }),
      edits: entry
        ? insertAttribute(document, entry, area)
        : insertProperty(document, referralPointer(document, offset), 'solutionArea', area, { before: 'solutionPlay' }),
    }));
  },
};

/** Adds the area as an attribute before that of the play, or fills in the one that is there without a value. */
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
