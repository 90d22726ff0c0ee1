import { createReferralChecker } from './checker';
import { complete } from './completion/complete';
import { ParsedDocument } from './document/parsedDocument';
import { fixAll } from './fixAll';
import { fixes } from './fixes/index';
import { formatText } from './format';
import { hover } from './hover/hover';
import { languageContext } from './languageContext';
import { links } from './links';
import type { ReferralLanguage, ReferralLanguageOptions } from './referralLanguage';
import { sortProperties } from './sortProperties';
import { symbols } from './symbols';
import type { Fix, Problem } from './types';
import { syntaxProblems } from './validate/syntaxProblems';

const mayBeSafe = fixes.filter(({ manual }) => !manual);

/**
 * The language service for referral JSON: text in, answers out, no I/O, and no exception
 * on any text. An unknown `taxonomy` means all years.
 */
export function createReferralLanguage(options: ReferralLanguageOptions = {}): ReferralLanguage {
  const context = languageContext(options);
  const checker = createReferralChecker(options, context);
  const finders = [
    ...(options.severities?.['syntax.invalid-json'] === 'off' ? [] : [syntaxProblems]),
    (document: ParsedDocument) => checker.validate(document),
  ];
  return {
    ...checker,
    complete: (document, offset) => complete(ParsedDocument.of(document), offset, context),
    hover: (document, offset) => hover(ParsedDocument.of(document), offset, context.taxonomies, context.today()),
    fixes: (document, problem) => fixesOf(ParsedDocument.of(document), problem),
    // A document of its own: what others have found in this one stays with it.
    fixAll: ({ text }) => fixAll(ParsedDocument.parse(text), finders, safeFixesOf),
    links: (document) => links(ParsedDocument.of(document)),
    sortProperties: (document, range) => sortProperties(ParsedDocument.of(document), range),
    symbols: (document) => symbols(ParsedDocument.of(document)),
    format: (document, formatting, range) => formatText(document.text, formatting, range),
  };
}

function fixesOf(document: ParsedDocument, problem: Problem): Fix[] {
  return fixes.flatMap((fix) => (fix.codes.includes(problem.code) ? fix.offer(document, problem) : []));
}

function safeFixesOf(document: ParsedDocument, problem: Problem): Fix[] {
  return mayBeSafe.flatMap((fix) => (fix.codes.includes(problem.code) ? fix.offer(document, problem) : []));
}
