import { type Node, parseTree } from 'jsonc-parser';
import { t } from '../../base/l10n';
import { every } from '../../domain/taxonomy/ownTaxonomies';
import type { Configuration } from './configuration';
import { type Shape, taxonomyTable } from './configurationShape';
import { type ReportProblem, taken } from './taken';

/** Tables of fiscal years in a configuration: each a table, or the path of a file that has it. */
type Written = Readonly<Record<string, string | Table>> | undefined;
type Table = Readonly<Record<string, readonly string[]>>;

/** Shape of a taxonomy file: that of the files that ship with the extension, or a table alone. */
const fileShape: Shape = {
  kind: 'object',
  properties: {
    areas: { text: '', shape: taxonomyTable },
    plays: { text: '', shape: { kind: 'list', items: { kind: 'text', pattern: '\\S', expected: () => t('a name') } } },
  },
};

/**
 * Replaces the paths of taxonomy files with the tables in those files.
 * @returns the tables, and the paths
 */
export function readTables(
  written: Written,
  root: Node,
  fileText: ((path: string) => string | undefined) | undefined,
  report: ReportProblem,
): { tables: Configuration['taxonomies']; files: string[] } {
  if (!written) return { tables: undefined, files: [] };
  const files: string[] = [];
  const tables = Object.entries(written).flatMap(([year, table]) => {
    if (typeof table !== 'string') return [[year, table] as const];
    files.push(table);
    if (!fileText) return [];
    const problem = (message: string) =>
      report(placeOf(year, root), `/taxonomies/${year}`, message, { isInSchema: false });
    const text = fileText(table);
    if (text === undefined) problem(t('{0} cannot be read.', table));
    const read = text === undefined ? undefined : readTable(text, (message) => problem(`${table}: ${message}`));
    return read ? [[year, read] as const] : [];
  });
  return { tables: Object.fromEntries(tables), files };
}

/** Reads a table. Only the first problem is reported. */
function readTable(text: string, report: (message: string) => void): Table | undefined {
  const root = parseTree(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  const names = root?.children?.map(({ children: [key] = [] }) => key?.value) ?? [];
  const messages: string[] = [];
  const note: ReportProblem = (_node, _path, message) => messages.push(message);
  if (!root) report(t('This is not valid JSON.'));
  if (!root) return undefined;
  const isWhole = ['areas', 'plays'].some((name) => names.includes(name));
  const known = { ...root, children: root.children?.filter(({ children: [key] = [] }) => isPart(key?.value)) ?? [] };
  const table: Table | undefined = isWhole
    ? tableOf(taken(known, fileShape, '', note))
    : taken(root, taxonomyTable, '', note);
  if (messages[0] !== undefined) report(messages[0]);
  return table;
}

/** Returns the table of a year. Plays without a known area belong to any area. */
function tableOf({ areas = {}, plays = [] }: { areas?: Table; plays?: readonly string[] } = {}): Table {
  return { ...areas, ...(plays.length > 0 && { [every]: plays }) };
}

function isPart(name: unknown): boolean {
  return name === 'areas' || name === 'plays';
}

/** Finds the value of a year in the configuration's text; the whole text if it is not found. */
function placeOf(year: string, root: Node): Node {
  const entry = root.children?.find(({ children: [key] = [] }) => key?.value === 'taxonomies')?.children?.[1];
  return entry?.children?.findLast(({ children: [key] = [] }) => key?.value === year)?.children?.[1] ?? root;
}
