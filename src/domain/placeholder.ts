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

/** A placeholder in a value, and the path to it. */
export interface FoundPlaceholder {
  text: string;
  path: readonly (string | number)[];
}

const none: readonly never[] = [];

/** Finds all placeholders in a JSON value, in reading order. */
export function findPlaceholders(value: unknown): readonly FoundPlaceholder[] {
  let found: FoundPlaceholder[] | undefined;
  const path: (string | number)[] = [];
  const visit = (inner: unknown): void => {
    if (typeof inner === 'string') {
      if (!isPlaceholder(inner)) return;
      found ??= [];
      found.push({ text: inner, path: path.slice() });
    } else if (Array.isArray(inner)) {
      for (let index = 0; index < inner.length; index++) step(inner[index], index);
    } else if (typeof inner === 'object' && inner !== null) {
      for (const key in inner) step((inner as Record<string, unknown>)[key], key);
    }
  };
  const step = (inner: unknown, segment: string | number): void => {
    path.push(segment);
    visit(inner);
    path.pop();
  };
  visit(value);
  return found ?? none;
}
