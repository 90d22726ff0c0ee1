const magic = /[*?{]/;

/** Whether a path has wildcards. */
export function isGlob(path: string): boolean {
  return magic.test(path);
}

/** The folder below which all matches of a pattern are, and the pattern itself; `/` separates. */
export function globPattern(pattern: string): { folder: string; matches: (path: string) => boolean } {
  const segments = pattern.split('/');
  const plain = segments.findIndex((segment) => magic.test(segment));
  const folder = segments.slice(0, plain).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const expression = new RegExp(`^${segments.slice(plain).map(segmentExpression).join('')}$`, 'u');
  return { folder, matches: (path) => expression.test(path) };
}

function segmentExpression(segment: string, index: number, all: readonly string[]): string {
  const last = index === all.length - 1;
  if (segment === '**') return last ? '.+' : '(?:[^/]+/)*';
  return `${wildcards(segment)}${last ? '' : '/'}`;
}

/** `*`, `?` and `{a,b}`; everything else is itself. */
function wildcards(segment: string): string {
  let expression = '';
  let depth = 0;
  for (let i = 0; i < segment.length; i++) {
    const character = segment[i] ?? '';
    if (character === '*') expression += '[^/]*';
    else if (character === '?') expression += '[^/]';
    else if (character === '{' && segment.indexOf('}', i) > 0) {
      depth++;
      expression += '(?:';
    } else if (character === '}' && depth > 0) {
      depth--;
      expression += ')';
    } else if (character === ',' && depth > 0) expression += '|';
    else expression += character.replace(/[.+^$()|[\]\\/{}]/g, '\\$&');
  }
  return expression + ')'.repeat(depth);
}
