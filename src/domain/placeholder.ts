/** A text in angle brackets, such as `<Customer name>`: a value that a template leaves for the user to replace. */
const pattern = /^<[^<>]+>$/;

const openingBracket = 0x3c;

/** Returns the text that a template writes for a value that only the user knows, such as `<Customer name>`. */
export function placeholder(what: string): string {
  return `<${what}>`;
}

/** Whether a value of a referral is a placeholder that the user has not replaced yet. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === 'string' && value.charCodeAt(0) === openingBracket && pattern.test(value);
}
