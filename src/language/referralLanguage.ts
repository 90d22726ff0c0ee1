import type { ReferralDocument } from './document/referralDocument';
import type { CompletionItem, Fix, Hover, KnownReferral, Problem, ReferralSymbol, Severity, TextEdit } from './types';

/** What the core cannot know by itself is asked of functions that may answer nothing (ARCHITECTURE.md, "Core"). */
export interface ReferralLanguageOptions {
  /** Fiscal year of solution areas and plays, `FY25` where not given. */
  taxonomy?: string;
  /** Further fiscal years: year → area → plays. */
  taxonomies?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Code → severity, or `off`. */
  severities?: Readonly<Record<string, Severity | 'off'>>;
  /** The current instant; injected so that tests need no clock. */
  today?: () => Date;
  /** The last version of a referral known from the service. */
  known?: (id: string) => KnownReferral | undefined;
  /** Other places in the workspace that hold a referral with this id. */
  siblings?: (id: string) => readonly { uri: string; offset: number; length: number }[];
}

/** The language service: text in, answers out. No method throws on any text. */
export interface ReferralLanguage {
  parse(text: string): ReferralDocument;
  validate(document: ReferralDocument): Problem[];
  complete(document: ReferralDocument, offset: number): CompletionItem[];
  hover(document: ReferralDocument, offset: number): Hover | undefined;
  fixes(document: ReferralDocument, problem: Problem): Fix[];
  symbols(document: ReferralDocument): ReferralSymbol[];
  /** Edits that format the whole document, or `range` of it. */
  format(document: ReferralDocument, options?: FormatOptions, range?: { offset: number; length: number }): TextEdit[];
}

export interface FormatOptions {
  tabSize?: number;
  insertSpaces?: boolean;
  insertFinalNewline?: boolean;
  eol?: '\n' | '\r\n';
}
