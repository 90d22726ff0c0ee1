/**
 * Plain data types that the language core returns: offsets in UTF-16 code units into the document's text, LSP's field
 * names.
 */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that a problem mentions, in the same document unless `uri` names another. */
export interface RelatedPlace extends Place {
  message: string;
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
  /** Data for a fix, so that it does not have to work it out again. */
  data?: ProblemData;
}

export interface ProblemData {
  /** Values that would be right, best first. */
  allowed?: readonly string[];
  /** The value or name found. */
  found?: string;
  /** The one value or name that is evidently meant, if there is one. */
  suggestion?: string;
  [key: string]: unknown;
}

export type CompletionKind = 'property' | 'value' | 'enumMember' | 'snippet';

export interface CompletionItem {
  label: string;
  kind: CompletionKind;
  detail?: string;
  /** Whether `label` is a code and `detail` its name, which hosts show on each row. */
  isCode?: boolean;
  /** Plain markdown, never trusted. */
  documentation?: string;
  insertText: string;
  /** Whether `insertText` is a snippet with tab stops. */
  isSnippet: boolean;
  replace: { offset: number; length: number };
  filterText: string;
  sortText: string;
  preselect?: boolean;
  /** Whether there are suggestions for what should be typed next, at the first tab stop. */
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

/** A quick fix for one problem. Safe ones may run without review. */
export interface Fix {
  title: string;
  codes: readonly string[];
  safe: boolean;
  /** Empty if the fix performs an action instead. */
  edits: TextEdit[];
  preferred?: boolean;
  action?: FixAction;
}

/** What a fix does in addition to or instead of editing; the editor knows how. */
export type FixAction =
  | { kind: 'pullLatest' }
  | { kind: 'open'; place: Place }
  /** Chooses a fiscal year for the workspace. */
  | { kind: 'useYear'; year: string }
  /** Adds a solution area, or a play and its area, to the workspace's own taxonomy. */
  | { kind: 'addToTaxonomy'; area?: string; play?: string };

/** A place in any document of the workspace. */
export interface Place {
  /** Of another document; none for the same one. */
  uri?: string;
  offset: number;
  length: number;
}

/** An address in the text: its characters without the quotes, and what it opens. */
export interface DocumentLink {
  offset: number;
  length: number;
  target: string;
}

export type SymbolKind = 'referral' | 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export interface ReferralSymbol {
  name: string;
  detail?: string;
  kind: SymbolKind;
  offset: number;
  length: number;
  /** What to select when the symbol is chosen: the key, or the value if there is no key. */
  selection: { offset: number; length: number };
  children: ReferralSymbol[];
}

/** Last state of a referral that the service sent, for the rule about transitions. */
export interface KnownReferral {
  status?: string;
  substatus?: string;
  /** The whole body as the service sent it, if it is kept. */
  body?: unknown;
  /** ISO 8601 date-time at which the service sent it. */
  seen?: string;
}

/** Properties that identify a referral: to the service, or to the user's own system. */
export type IdentityProperty = 'id' | 'externalReferenceId';

/** A string of a referral, and the place of its literal in the document. */
export interface PlacedText {
  value: string;
  offset: number;
  length: number;
}

/** Summary of one referral of a document, for trees, indexes, symbols and code lenses. */
export interface ReferralSummary {
  /** Where the referral is, and its JSON Pointer. */
  offset: number;
  length: number;
  pointer: string;
  id?: PlacedText;
  engagementId?: PlacedText;
  externalReferenceId?: PlacedText;
  name?: PlacedText;
  customerName?: PlacedText;
  eTag?: string;
  status?: string;
  substatus?: string;
  /** Kind of the deal, if the referral shows it. */
  deal?: { kind: string; label: string; because: string };
  direction?: string;
  /** Value of the deal, its currency, and the dates of closing and of expiry as written. */
  value?: number;
  currency?: string;
  closing?: string;
  expires?: string;
  /** The first member of the team: the name, else the e-mail address. */
  owner?: string;
}

/** `referral`: one object; `array`: an array of them; `list`: a list response `{ "value": [ … ] }`; `other`: anything else. */
export type DocumentForm = 'referral' | 'array' | 'list' | 'other';

/** One referral in a document. */
export interface ReferralInDocument {
  /** Where its text begins and how long it is. */
  offset: number;
  length: number;
  /** JSON Pointer from the document's root: `''`, `/0`, `/value/3`. */
  pointer: string;
  /** Its value as JSON.parse gives it; for broken text, what could be understood. Property names are as written. */
  readonly value: unknown;
}

/** A parsed text; immutable. */
export interface ReferralDocument {
  readonly text: string;
  readonly form: DocumentForm;
  readonly referrals: readonly ReferralInDocument[];
  /** Returns the document after one edit. Reuses what the edit did not touch. */
  edit(change: { offset: number; length: number; text: string }): ReferralDocument;
}
