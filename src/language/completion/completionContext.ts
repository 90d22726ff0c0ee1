import type { RuleContext } from '../rules/rule';

/** What completion may know beside the document. */
export type CompletionContext = Pick<RuleContext, 'taxonomy' | 'today' | 'known'>;
