const magic = /[*?{[\\]/;

/** Whether a path contains wildcards, braces or a backslash. */
export function isGlob(path: string): boolean {
  return magic.test(path);
}

/** A parsed pattern: the folder that contains all matches, and a test for paths relative to it. */
interface Glob {
  folder: string;
  matches(path: string): boolean;
}

/**
 * Parses a pattern of `*`, `**`, `?`, `[a-z]` and `{a,b}`; `/` separates names, and a backslash escapes the next
 * character. Returns one `Glob` for each folder in which alternatives begin.
 */
export function globPattern(pattern: string): Glob[] {
  const folders = new Map<string, Matcher[]>();
  for (const each of expandBraces(pattern)) {
    const segments = each.split('/').filter((segment, index) => segment !== '.' || index === 0);
    const wild = segments.findIndex((segment) => magic.test(segment));
    // Without a wildcard, the last segment is the name to find.
    const plain = wild < 0 ? segments.length - 1 : wild;
    const folder = segments.slice(0, plain).join('/') || (each.startsWith('/') ? '/' : '.');
    const matchers = folders.get(folder) ?? [];
    matchers.push(matcher(segments.slice(plain)));
    folders.set(folder, matchers);
  }
  return [...folders].map(([folder, all]) => ({
    folder,
    matches(path) {
      const names = path.split('/');
      return all.some((matches) => matches(names));
    },
  }));
}

type Matcher = (names: readonly string[]) => boolean;

/** Returns a matcher that follows all possible positions in the pattern at once, so that many `**` stay fast. */
function matcher(segments: readonly string[]): Matcher {
  const steps = segments.map((segment) => (segment === '**' ? undefined : new RegExp(`^${wildcards(segment)}$`, 'u')));
  return (names) => {
    let states = new Set(reached(steps, 0));
    for (const name of names) {
      const next = new Set<number>();
      for (const state of states) {
        if (state === steps.length) continue;
        const step = steps[state];
        if (step?.test(name)) for (const after of reached(steps, state + 1)) next.add(after);
        if (step) continue;
        for (const after of reached(steps, state)) next.add(after);
        if (state === steps.length - 1) next.add(steps.length);
      }
      states = next;
    }
    return states.has(steps.length);
  };
}

/**
 * Returns a state and all states that follow it without consuming a name: `**` can match no folder, except at the end.
 */
function reached(steps: readonly (RegExp | undefined)[], state: number): number[] {
  const all = [state];
  for (let at = state; at < steps.length - 1 && steps[at] === undefined; at++) all.push(at + 1);
  return all;
}

function wildcards(segment: string): string {
  let pattern = '';
  for (let i = 0; i < segment.length; i++) {
    const character = segment[i] ?? '';
    const set = character === '[' ? /^\[([!^]?)([^\]]+)\]/.exec(segment.slice(i)) : null;
    if (set) {
      pattern += characters(set[2] ?? '', set[1] !== '');
      i += set[0].length - 1;
    } else if (character === '\\' && i + 1 < segment.length) {
      pattern += (segment[++i] ?? '').replace(/[.*+?^$(){}|[\]\\/]/g, '\\$&');
    } else if (character === '*') {
      // Two stars within a name mean the same as one.
      if (segment[i - 1] !== '*') pattern += '[^/]*';
    } else if (character === '?') pattern += '[^/]';
    else pattern += character.replace(/[.+^$()|[\]\\/{}]/g, '\\$&');
  }
  return pattern;
}

/** Translates `[a-z]`. A range in the wrong order matches only its ends. */
function characters(inner: string, not: boolean): string {
  const escaped = inner.replace(/(.)-(.)|./gsu, (all, from?: string, to?: string) => {
    const literal = (text: string) => text.replace(/[\\\]^[-]/g, '\\$&');
    if (from === undefined || to === undefined) return literal(all);
    return from <= to ? `${literal(from)}-${literal(to)}` : literal(from) + literal(to);
  });
  return not ? `[^/${escaped}]` : `(?!/)[${escaped}]`;
}

/** Maximum number of alternatives. More are most likely a mistake. */
const maxAlternatives = 1000;

/**
 * Returns the alternatives of a pattern: `{a,b{c,d}}` becomes `a`, `bc` and `bd`. Braces without a comma or a closing
 * brace are literal characters, and so is the character after a backslash.
 */
export function expandBraces(pattern: string): string[] {
  const group = firstGroup(pattern);
  if (!group) return [pattern];
  const { start, end, parts } = group;
  const expanded: string[] = [];
  for (const part of parts) {
    if (expanded.length >= maxAlternatives) break;
    expanded.push(...expandBraces(pattern.slice(0, start) + part + pattern.slice(end)));
  }
  return expanded.slice(0, maxAlternatives);
}

/**
 * Finds the first group of braces with a comma. Returns the offset of its opening brace, the offset after its closing
 * brace, and the texts between its commas.
 */
function firstGroup(pattern: string): { start: number; end: number; parts: string[] } | undefined {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    if (isEscaped(pattern, start)) continue;
    const parts: string[] = [];
    let depth = 0;
    let from = start + 1;
    for (let at = start; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === '\\') at++;
      else if (character === '{') depth++;
      else if (character === ',' && depth === 1) {
        parts.push(pattern.slice(from, at));
        from = at + 1;
      } else if (character === '}' && --depth === 0) {
        if (parts.length > 0) return { start, end: at + 1, parts: [...parts, pattern.slice(from, at)] };
        break;
      }
    }
  }
  return undefined;
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count % 2 === 1;
}
