import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { readReferral } from '../facts/referralView';
import { solutionChoices } from '../facts/solutionChoices';
import type { Fix, Problem } from '../types';
import type { FixProvider } from './fixProvider';

/**
 * Makes a solution area or play known in the workspace: chooses the year that has it, or adds it to the user's own
 * taxonomy.
 */
export const changeTaxonomy: FixProvider = {
  codes: ['value.other-fiscal-year', 'solution.unknown-area', 'solution.unknown-play'],
  manual: true,
  offer(document, problem) {
    const { code, data } = problem;
    if (code === 'value.other-fiscal-year') {
      const year = typeof data?.year === 'string' ? data.year : undefined;
      if (year === undefined) return [];
      const title = t('Use {0} for this workspace', year);
      return [{ title, codes: [code], safe: false, edits: [], action: { kind: 'useYear', year } }];
    }
    const name = data?.found?.trim() ?? '';
    return name === '' ? [] : [addition(document, problem, name)];
  },
};

function addition(document: ParsedDocument, { code, offset }: Problem, name: string): Fix {
  const fix = { codes: [code], safe: false, edits: [] };
  const title = t('Add "{0}" to this workspace\'s taxonomy', name.length > 40 ? `${name.slice(0, 40)}…` : name);
  if (code === 'solution.unknown-area') return { ...fix, title, action: { kind: 'addToTaxonomy', area: name } };
  const area = areaOf(document, offset);
  return { ...fix, title, action: { kind: 'addToTaxonomy', play: name, ...(area !== undefined && { area }) } };
}

/** Returns the solution area of the referral at an offset. */
function areaOf(document: ParsedDocument, offset: number): string | undefined {
  const text = document.texts[document.indexAt(offset)];
  const view = text && readReferral(text);
  if (!view) return undefined;
  const { root, attributes } = solutionChoices(view);
  return (root.SolutionArea ?? attributes.SolutionArea)?.value;
}
