const start = /"value"\s*:\s*\[/i;
const name = /"value"/i;

/** Whether a text has the name under which a list response has its referrals, or a string like it. */
export function namesList(text: string): boolean {
  return name.test(text);
}

/**
 * Where the array of a list response begins, should the text, which begins with a brace, be one: undefined where no array
 * has such a name, and `unclear` where only a closer look tells (splitAnyText), because that name may be something else, or
 * is not the only one. What answers quickly asks this one question, so that all answers agree.
 */
export function listArray(text: string): number | 'unclear' | undefined {
  const array = start.exec(text);
  if (!array) return undefined;
  // A name behind anything but these may be the end of a string, and of two names either may be the one.
  if (name.exec(text)?.index !== array.index || /[^\s{,]/.test(text[array.index - 1] ?? '')) return 'unclear';
  return array.index + array[0].length - 1;
}
