import path from 'node:path';

/** A part of the bundles: what several entries or imports share, or what an `import()` loads. */
export interface Part {
  /** Its file name, such as `chunk-ABC.js`. */
  readonly name: string;
  /** Names of the parts that it needs at once. */
  readonly needs: readonly string[];
  /** Names of the parts that it loads by `import()`. */
  readonly loads: readonly string[];
}

/** Which entries the bundles have; the groups follow from what they reach. */
export interface Entries {
  /** Entries whose parts are loaded at activation. */
  readonly first: readonly string[];
  /** The entry that runs in a browser, if there is one. */
  readonly web?: string;
  /** The entry that runs in VS Code's Node.js host, if there is one. */
  readonly node?: string;
}

/** Names of parts made by an `import()`, without their hashes, and the group that they and what they need go into. */
const roots: readonly (readonly [group: string, roots: readonly string[]])[] = [
  ['features.js', ['startFeatures']],
  ['service.js', ['service']],
  ['sync.js', ['syncState']],
];
const sandboxes = ['startSandbox', 'workerSandbox'];

/**
 * Sorts parts into files by when and where they are loaded: `start.js` at activation, `features.js` with the first
 * referral file, `service.js` right after, `sync.js` with the first file that was pulled or submitted, `commands.js` with
 * the first command, connection or configuration file, `sandbox.js` with the sandbox. What no browser can run is in
 * `node.js`, what only the command line runs in `cliParts.js`.
 * @returns the file of each part
 */
export function groupParts(parts: readonly Part[], { first, web, node }: Entries): Map<string, string> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const groups = new Map<string, string>();
  const put = (group: string, names: Iterable<string>) => {
    for (const name of names) if (!groups.has(name)) groups.set(name, group);
  };
  const named = (wanted: readonly string[]) =>
    parts.map(({ name }) => name).filter((name) => wanted.includes(name.replace(/-[A-Z0-9]{8}\.js$/, '')));
  const atOnce = (names: readonly string[]) => reach(byName, names, ({ needs }) => needs);
  const sandbox = named(sandboxes);
  const inWeb = web ? reach(byName, [web], ({ needs, loads }) => [...needs, ...loads]) : new Set(byName.keys());
  const inNode = node ? reach(byName, [node], ({ needs, loads }) => [...needs, ...loads]) : new Set<string>();
  const withoutSandbox = reach(byName, [...first, ...(web ? [web] : [])], ({ needs, loads }) =>
    [...needs, ...loads].filter((name) => !sandbox.includes(name)),
  );

  put('start.js', atOnce(first));
  for (const [group, names] of roots)
    put(
      group,
      [...atOnce(named(names))].filter((name) => inWeb.has(name)),
    );
  for (const name of byName.keys()) {
    if (!inWeb.has(name)) put(inNode.has(name) ? 'node.js' : 'cliParts.js', [name]);
    else put(withoutSandbox.has(name) ? 'commands.js' : 'sandbox.js', [name]);
  }
  return groups;
}

/** All parts that some lead to. */
export function reach(
  byName: ReadonlyMap<string, Part>,
  from: readonly string[],
  next: (part: Part) => readonly string[],
): Set<string> {
  const seen = new Set<string>();
  const left = [...from];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const part = byName.get(name);
    if (!part || seen.has(name)) continue;
    seen.add(name);
    left.push(...next(part));
  }
  return seen;
}

/** The parts that the code of an ES module imports at once, and those that it loads by `import()`. */
export function importsOf(code: string): Pick<Part, 'needs' | 'loads'> {
  const names = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, file = '']) => path.posix.basename(file));
  return { needs: names(staticImport), loads: names(dynamicImport) };
}

const staticImport = /(?:from|import|export \*)\s*"(\.\/[^"]+\.js)"/g;
/** An `import()` of a part. */
export const dynamicImport = /import\("(\.\/[^"]+\.js)"\)/g;
