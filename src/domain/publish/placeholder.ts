/** A text in angle brackets, such as `<Customer name>`: a value that a template leaves for the user to replace. */
const pattern = /^\s*<[^<>]+>\s*$/;

const openingBracket = 0x3c;
const space = 0x20;

/** Returns the text that a template writes for a value that only the user knows, such as `<Customer name>`. */
export function placeholder(what: string): string {
  return `<${what}>`;
}

/** Whether a value of a referral is a placeholder that the user has not replaced yet. */
export function isPlaceholder(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const first = value.charCodeAt(0);
  // Nearly no text begins like this: the pattern is for those that do.
  return (first === openingBracket || first <= space) && pattern.test(value);
}
