import type { ParsedDocument } from '../document/parsedDocument';
import type { Problem } from '../types';

/** Properties that a rule asks for, by its code. An answer to `$select` does not tell whether they are missing. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'status.missing-substatus': ['substatus'],
  'status.missing-status': ['status'],
  'status.closed-without-reason': ['statusReason'],
  'shape.missing-property': ['id'],
  'solution.play-without-area': ['solutionArea', 'details'],
  'money.missing-currency': ['details'],
  'engagement.co-sell-incomplete': ['details', 'inviteContext', 'customerProfile', 'team', 'target'],
  'consent.sharing-contradiction': ['consent', 'inviteContext', 'type'],
};

const context = /"@odata\.context"\s*:\s*"[^"\n]{0,300}#[\w.()]{0,100}referrals?\)?\(([^)'"\n]{1,2000})\)/i;

/** How far into a text the context is looked for: services write it first. */
const maxOffset = 2000;

/**
 * Returns a filter that leaves out problems about properties that the answer to a `$select` doesn't have. Undefined if
 * the document is no such answer: its `@odata.context` names the selected properties.
 */
export function selectedNames(document: ParsedDocument): ((problem: Problem) => boolean) | undefined {
  if (document.form === 'array') return undefined;
  const names = context.exec(document.beginning(maxOffset))?.[1];
  if (names === undefined) return undefined;
  // `details/dealValue` is a part of the property only.
  const selected = new Set(names.split(',').map((name) => name.trim()));
  return ({ code }) => {
    const needed = asked[code];
    return needed === undefined || needed.every((name) => selected.has(name));
  };
}
