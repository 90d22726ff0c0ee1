import { taxonomies as shippedTaxonomies } from '../domain/taxonomies';
import { taxonomy as makeTaxonomy, type Taxonomy } from '../domain/taxonomy';
import { complete } from './completion/complete';
import { ParsedDocument } from './document/parsedDocument';
import type { ReferralDocument } from './document/referralDocument';
import { fixAll } from './fixAll';
import { fixes } from './fixes/index';
import { formatText } from './format';
import { hover } from './hover/hover';
import { links } from './links';
import type { ReferralLanguage, ReferralLanguageOptions } from './referralLanguage';
import type { RuleContext } from './rules/rule';
import { sortProperties } from './sortProperties';
import { summaries } from './summaries';
import { symbols } from './symbols';
import type { Fix, Problem } from './types';
import { validator } from './validate/validate';

const mayBeSafe = fixes.filter(({ manual }) => !manual);

/**
 * The language service for referral JSON (ARCHITECTURE.md, "Core"): text in, answers out, no I/O, and no exception
 * on any text. An unknown `taxonomy` is taken as FY25.
 */
export function createReferralLanguage(options: ReferralLanguageOptions = {}): ReferralLanguage {
  const years = knownYears(options.taxonomies ?? {});
  const chosen = years.get(options.taxonomy ?? 'FY25') ?? years.get('FY25') ?? [...years.values()][0];
  if (!chosen) throw new Error('No taxonomy ships with the language service');
  const ordered = [chosen, ...[...years.values()].filter((year) => year !== chosen)];
  const { today, known, siblings } = options;
  const context: RuleContext = {
    taxonomy: chosen,
    taxonomies: ordered,
    today: clock(today),
    known: (id) => answer(() => known?.(id)),
    siblings: (value, property) => answer(() => siblings?.(value, property)) ?? [],
  };
  const validate = validator(context, soundSeverities(options.severities ?? {}), {
    known: known !== undefined,
    siblings: siblings !== undefined,
  });
  return {
    parse: (text) => ParsedDocument.parse(text),
    validate: (document) => validate(parsed(document)),
    complete: (document, offset) => complete(parsed(document), offset, context),
    hover: (document, offset) => hover(parsed(document), offset, ordered, context.today()),
    fixes: (document, problem) => fixesOf(parsed(document), problem),
    fixAll: (document) => fixAll(parsed(document), validate, safeFixesOf),
    links: (document) => links(parsed(document)),
    sortProperties: (document, range) => sortProperties(parsed(document), range),
    symbols: (document) => symbols(parsed(document)),
    summaries: (document) => summaries(parsed(document)),
    format: (document, formatting, range) => formatText(document.text, formatting, range),
  };
}

function fixesOf(document: ParsedDocument, problem: Problem): Fix[] {
  return fixes.flatMap((fix) => (fix.codes.includes(problem.code) ? fix.offer(document, problem) : []));
}

function safeFixesOf(document: ParsedDocument, problem: Problem): Fix[] {
  return mayBeSafe.flatMap((fix) => (fix.codes.includes(problem.code) ? fix.offer(document, problem) : []));
}

/** Documents come from `parse`; one of another making is parsed anew. */
function parsed(document: ReferralDocument): ParsedDocument {
  return document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
}

/** What the host knows; one that fails knows nothing. */
function answer<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** The clock of the options; one that tells no time is not trusted. */
function clock(today: ReferralLanguageOptions['today']): () => Date {
  const read = typeof today === 'function' ? today : () => (today === undefined ? new Date() : new Date(today));
  return () => {
    const now = read();
    return now instanceof Date && !Number.isNaN(now.getTime()) ? now : new Date();
  };
}

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

function soundSeverities(own: NonNullable<ReferralLanguageOptions['severities']>): typeof own {
  return Object.fromEntries(Object.entries(own).filter(([, severity]) => severities.includes(severity)));
}

/** The shipped years and the user's own, which replace or add to them. */
function knownYears(own: NonNullable<ReferralLanguageOptions['taxonomies']>): Map<string, Taxonomy> {
  const years = new Map(shippedTaxonomies.map((year) => [year.year, year]));
  for (const [year, areas] of Object.entries(own)) {
    const sound = soundAreas(areas);
    if (sound) years.set(year, makeTaxonomy(year, 'setting referrals.taxonomies', sound));
  }
  return years;
}

/** The areas of a year with the plays that are texts; settings are written by hand. */
function soundAreas(areas: unknown): Record<string, string[]> | undefined {
  if (typeof areas !== 'object' || areas === null || Array.isArray(areas)) return undefined;
  const sound = Object.entries(areas).flatMap(([area, plays]): [string, string[]][] =>
    Array.isArray(plays) ? [[area, plays.filter((play) => typeof play === 'string')]] : [],
  );
  return sound.length > 0 ? Object.fromEntries(sound) : undefined;
}
