import { Uri } from 'vscode';

/**
 * Whether a command was run by a person, who can be asked, and not by a script with addresses (ARCHITECTURE.md, "The
 * public surface"): menus add what is selected, or where they were opened, to the address; code lenses say so.
 */
export function isByHand(args: readonly unknown[]): boolean {
  const [first, second, ...rest] = args;
  const isGiven = first instanceof Uri || (Array.isArray(first) && first.length > 0 && first.every(isUri));
  if (!isGiven || rest.length > 0) return true;
  if (second === undefined) return false;
  if (typeof second !== 'object' || second === null || Array.isArray(second)) return true;
  if ('byHand' in second) return true;
  return !options.some((name) => name in second);
}

/** What scripts say beside the address. */
const options = ['pointer', 'dryRun', 'confirmed'];

function isUri(value: unknown): boolean {
  return value instanceof Uri;
}
