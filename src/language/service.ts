import { once } from '../base/once';
import { createReferralChecker } from './checker';
import { complete } from './completion/complete';
import { ParsedDocument } from './document/parsedDocument';
import { foreignText } from './facts/foreignText';
import { formatText } from './features/format';
import { links } from './features/links';
import { sortEdits } from './features/sortEdits';
import { symbols } from './features/symbols';
import { fixAllEdits } from './fixes/fixAllEdits';
import type { FixProvider } from './fixes/fixProvider';
import { fixes } from './fixes/index';
import { withoutNextProblem } from './fixes/withoutNextProblem';
import { hover } from './hover/hover';
import { languageContext } from './languageContext';
import type { ReferralLanguage, ReferralLanguageOptions } from './referralLanguage';
import type { Fix, Problem } from './types';
import { syntaxProblems } from './validate/syntaxProblems';

const all = once(() => finder(fixes));
const mayBeSafe = once(() => finder(fixes.filter(({ manual }) => !manual)));

/**
 * Creates the language service for referral JSON: text in, results out, no I/O, and no exception on any text. An
 * unknown `taxonomy` means all years.
 */
export function createReferralLanguage(options: ReferralLanguageOptions = {}): ReferralLanguage {
  const context = languageContext(options);
  const checker = createReferralChecker(options, context);
  const finders = [
    ...(options.severities?.['syntax.invalid-json'] === 'off'
      ? []
      : [(document: ParsedDocument) => (foreignText(document) ? [] : syntaxProblems(document))]),
    (document: ParsedDocument) => checker.validate(document),
  ];
  const useful = (document: ParsedDocument, problem: Problem, providers: Providers): Fix[] =>
    withoutNextProblem(document, problem, offers(providers, document, problem), (other) => checker.validate(other));
  const safeFix = (document: ParsedDocument, problem: Problem): Fix | undefined =>
    useful(document, problem, mayBeSafe()).find(({ safe, action }) => safe && !action);
  return {
    ...checker,
    complete: (document, offset) => complete(ParsedDocument.of(document), offset, context),
    hover: (document, offset) => hover(ParsedDocument.of(document), offset, context.taxonomies, context.today()),
    fixes: (document, problem) => useful(ParsedDocument.of(document), problem, all()),
    // A document of its own: what others have found in this one stays with it.
    fixAll: ({ text }) => fixAllEdits(ParsedDocument.parse(text), finders, safeFix),
    links: (document) => links(ParsedDocument.of(document)),
    sortProperties: (document, range) => sortEdits(ParsedDocument.of(document), range),
    symbols: (document) => symbols(ParsedDocument.of(document)),
    format: (document, formatting, range) => formatText(document.text, formatting, range),
  };
}

/** Finds the fix providers for a problem: Fix All asks for a hundred thousand of them. */
type Providers = (problem: Problem) => readonly FixProvider[];

function finder(providers: readonly FixProvider[]): Providers {
  const found = new Map<unknown, readonly FixProvider[]>();
  return ({ code, data }) => {
    const syntax = data?.syntax;
    let suitable = found.get(syntax ?? code);
    if (!suitable) {
      suitable = providers.filter(({ codes, kinds }) => {
        return codes.includes(code) && (!kinds || kinds.some((kind) => kind === syntax));
      });
      found.set(syntax ?? code, suitable);
    }
    return suitable;
  };
}

function offers(providers: Providers, document: ParsedDocument, problem: Problem): Fix[] {
  const [only, ...others] = providers(problem);
  const offered = only?.offer(document, problem) ?? [];
  for (const provider of others) offered.push(...provider.offer(document, problem));
  return offered;
}
