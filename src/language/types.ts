/** The plain shapes that the language core answers with: offsets in UTF-16 code units into the document's text, LSP's field names. */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that a problem speaks of, in the same document unless `uri` names another. */
export interface RelatedPlace {
  message: string;
  offset: number;
  length: number;
  uri?: string;
}

/** A diagnostic. `path` is a JSON Pointer (RFC 6901) from the root of the document. */
export interface Problem {
  code: string;
  severity: Severity;
  message: string;
  offset: number;
  length: number;
  path: string;
  related?: RelatedPlace[];
  /** What a fix needs, so that it does not have to work it out again. */
  data?: ProblemData;
}

export interface ProblemData {
  /** Values that would be right, best first. */
  allowed?: readonly string[];
  /** The value or name found. */
  found?: string;
  /** The one evident right value or name, when there is one. */
  suggestion?: string;
  [key: string]: unknown;
}

export type CompletionKind = 'property' | 'value' | 'enumMember' | 'snippet';

export interface CompletionItem {
  label: string;
  kind: CompletionKind;
  detail?: string;
  /** Plain markdown, never trusted. */
  documentation?: string;
  insertText: string;
  /** Whether `insertText` is a snippet with tab stops. */
  isSnippet: boolean;
  replace: { offset: number; length: number };
  filterText: string;
  sortText: string;
  preselect?: boolean;
  /** Whether there are suggestions for what is to be typed next, at the first tab stop. */
  suggestsNext?: boolean;
}

/** Plain markdown, never trusted, and the range that it speaks of. */
export interface Hover {
  markdown: string;
  offset: number;
  length: number;
}

export interface TextEdit {
  offset: number;
  length: number;
  text: string;
}

/** A quick fix for one problem. Safe ones may run without being looked at. */
export interface Fix {
  title: string;
  codes: readonly string[];
  safe: boolean;
  edits: TextEdit[];
  preferred?: boolean;
}

export type SymbolKind = 'referral' | 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export interface ReferralSymbol {
  name: string;
  detail?: string;
  kind: SymbolKind;
  offset: number;
  length: number;
  /** What to select when the symbol is chosen: the key, or the value where there is no key. */
  selection: { offset: number; length: number };
  children: ReferralSymbol[];
}

/** What the service last said of a referral, for the rule about transitions. */
export interface KnownReferral {
  status?: string;
  substatus?: string;
  /** ISO 8601 date-time at which the service was seen saying so. */
  seen?: string;
}
