import { taxonomies as shippedTaxonomies } from '../domain/taxonomies';
import { taxonomy as makeTaxonomy, type Taxonomy } from '../domain/taxonomy';
import { complete } from './completion/complete';
import { ParsedDocument } from './document/parsedDocument';
import type { ReferralDocument } from './document/referralDocument';
import { fixes } from './fixes/index';
import { formatText } from './format';
import { hover } from './hover/hover';
import type { ReferralLanguage, ReferralLanguageOptions } from './referralLanguage';
import { symbols } from './symbols';
import { validator } from './validate/validate';

/**
 * The language service for referral JSON (ARCHITECTURE.md, "Core"): text in, answers out, no I/O, and no exception
 * on any text. An unknown `taxonomy` is taken as FY25.
 */
export function createReferralLanguage(options: ReferralLanguageOptions = {}): ReferralLanguage {
  const years = knownYears(options.taxonomies ?? {});
  const chosen = years.get(options.taxonomy ?? 'FY25') ?? years.get('FY25') ?? [...years.values()][0];
  if (!chosen) throw new Error('No taxonomy ships with the language service');
  const ordered = [chosen, ...[...years.values()].filter((year) => year !== chosen)];
  const validate = validator({ taxonomy: chosen, taxonomies: ordered }, options.severities ?? {});
  return {
    parse: (text) => ParsedDocument.parse(text),
    validate: (document) => validate(parsed(document)),
    complete: (document, offset) => complete(parsed(document), offset, chosen),
    hover: (document, offset) => hover(parsed(document), offset, ordered),
    fixes: (document, problem) =>
      fixes.flatMap((fix) => (fix.codes.includes(problem.code) ? fix.offer(parsed(document), problem) : [])),
    symbols: (document) => symbols(parsed(document)),
    format: (document, formatting, range) => formatText(document.text, formatting, range),
  };
}

/** Documents come from `parse`; one of another making is parsed anew. */
function parsed(document: ReferralDocument): ParsedDocument {
  return document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
}

/** The shipped years and the user's own, which replace or add to them. */
function knownYears(own: NonNullable<ReferralLanguageOptions['taxonomies']>): Map<string, Taxonomy> {
  const years = new Map(shippedTaxonomies.map((year) => [year.year, year]));
  for (const [year, areas] of Object.entries(own)) {
    years.set(year, makeTaxonomy(year, 'setting referrals.taxonomies', areas));
  }
  return years;
}
