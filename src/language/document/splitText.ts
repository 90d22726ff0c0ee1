import type { DocumentForm } from './referralDocument';

/** A stretch of text that is one value: a referral, or what stands in its place. */
export interface TextSpan {
  offset: number;
  length: number;
  /** Colons outside strings: the number of properties, where the text is valid JSON. */
  properties: number;
  /** Where the first bracket beyond `maxDepth` stands, relative to `offset`; -1 where there is none. */
  tooDeepAt: number;
  /** Whether it ends where its own value ends, not where the brackets around it or the text do. */
  closed: boolean;
}

export interface SplitText {
  form: DocumentForm;
  spans: TextSpan[];
}
