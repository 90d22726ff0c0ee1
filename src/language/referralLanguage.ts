import type {
  CompletionItem,
  DocumentLink,
  Fix,
  Hover,
  IdentityProperty,
  KnownReferral,
  Place,
  Problem,
  ReferralDocument,
  ReferralSummary,
  ReferralSymbol,
  Severity,
  TextEdit,
} from './types';

/** Functions and values that the core asks its host for. The functions may return nothing. */
export interface ReferralLanguageOptions {
  /** Fiscal year of solution areas and plays in any spelling (`fy27`); all known years (`auto`) if not given or unknown. */
  taxonomy?: string;
  /** Further fiscal years: year → area → plays. */
  taxonomies?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Code → severity, or `off`. */
  severities?: Readonly<Record<string, Severity | 'off'>>;
  /** The current instant, or a function that tells it; the clock if not given. */
  today?: Date | string | (() => Date);
  /** Returns the last version of a referral known from the service. */
  known?: (id: string) => KnownReferral | undefined;
  /** Returns places in other documents of the workspace where a referral has this ID, or this `externalReferenceId`. */
  siblings?: (value: string, property: IdentityProperty) => readonly (Place & { uri: string })[];
  /**
   * Returns another value whenever `known` or `siblings` may answer differently. Only then they are asked again about
   * referrals that have not changed. Without it, they are asked at each check.
   */
  revision?: () => unknown;
}

/** The language service: text in, answers out. No method throws on any text. */
export interface ReferralLanguage {
  parse(text: string): ReferralDocument;
  validate(document: ReferralDocument): Problem[];
  complete(document: ReferralDocument, offset: number): CompletionItem[];
  hover(document: ReferralDocument, offset: number): Hover | undefined;
  fixes(document: ReferralDocument, problem: Problem): Fix[];
  /** Returns edits that apply every safe fix until nothing changes. The host applies them at once, in one undo step. */
  fixAll(document: ReferralDocument): TextEdit[];
  symbols(document: ReferralDocument): ReferralSymbol[];
  /** Returns a summary of each referral, in order. */
  summaries(document: ReferralDocument): ReferralSummary[];
  /** Addresses in the text that can be opened. */
  links(document: ReferralDocument): DocumentLink[];
  /** Returns edits that sort the properties of all objects, or of those in `range`, into the documentation's order. */
  sortProperties(document: ReferralDocument, range?: { offset: number; length: number }): TextEdit[];
  /** Returns edits that format the whole document, or `range` of it. */
  format(document: ReferralDocument, options?: FormatOptions, range?: { offset: number; length: number }): TextEdit[];
}

export interface FormatOptions {
  tabSize?: number;
  insertSpaces?: boolean;
  insertFinalNewline?: boolean;
  eol?: '\n' | '\r\n';
  /** Whether short objects and arrays stay on one line if they are; `true` if not given. */
  keepShort?: boolean;
}
