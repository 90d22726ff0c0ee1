/**
 * Whether each word that was typed begins a word of `text`: `250` of `51to250employees`, `power bi` of `PowerBI`. VS Code
 * would take the letters from anywhere, and Tab would turn AI into Dynamics365Business. After the first word, "&" is "and".
 */
export function beginsWord(text: string, typed: string): boolean {
  const words = withAnd(typed).toLowerCase().split(/\s+/);
  const name = words.length > 1 ? withAnd(text) : text;
  const lower = name.toLowerCase();
  return words.every((word) => {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) if (isStart(name, at)) return true;
    return false;
  });
}

/** Words that initials leave out. */
const small = /^(?:and|for|of|on|or|to)$/i;

/** Whether a text is the initials of words of a name that follow each other: `IoT`, `IAM`, `DR`. */
export function hasInitials(name: string, typed: string): boolean {
  if (typed.length < 2) return false;
  const words = name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? [];
  return [words, words.filter((word) => !small.test(word))].some((some) =>
    some.map(toInitial).join('').toLowerCase().includes(typed.toLowerCase()),
  );
}

/** The first letter of a word. One that is made of initials has none. */
function toInitial(word: string): string {
  return /^\p{Lu}{2,}$/u.test(word) ? ' ' : word.charAt(0);
}

function withAnd(text: string): string {
  return text.replaceAll('&', 'and');
}

/** Whether a word begins at `index`: behind a mark, at a capital behind a small letter, or between letters and digits. */
function isStart(text: string, index: number): boolean {
  const [before, first] = [text.charAt(index - 1), text.charAt(index)];
  if (!/[\p{L}\p{N}]/u.test(before)) return true;
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first)) return true;
  return /\p{N}/u.test(before) !== /\p{N}/u.test(first);
}
