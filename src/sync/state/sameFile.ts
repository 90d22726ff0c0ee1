/** Whether two names are of one file: names are absolute, or relative to a folder. */
export function isSameFile(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].map(slashed).sort((a, b) => a.length - b.length);
  return long === short || long.endsWith(`/${short}`);
}

/** The same, of names that are relative to one folder if both are relative. */
export function isSurelySameFile(one: string, other: string): boolean {
  const [a, b] = [slashed(one), slashed(other)];
  return a === b || (isAbsolute(a) !== isAbsolute(b) && isSameFile(a, b));
}

function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}

function isAbsolute(name: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|[a-z][a-z0-9+.-]+:)/.test(name);
}
