import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { t } from '../../base/l10n';
import { fiscalYear } from '../../domain/fiscalYear';
import { nearest } from '../shape/nearest';
import type { Problem } from '../types';
import { jsonPointer } from '../validate/jsonPointer';
import { quoteList } from '../wording';
import type { Configuration } from './configuration';
import { yearsWith } from './languageOptions';
import { configurationShape, type Shape } from './shape';

/** A problem of a configuration file. */
export interface ConfigurationProblem extends Problem {
  readonly code: 'configuration.invalid' | 'configuration.renamed';
  /** Whether a validator of JSON with our schema finds it, too. */
  readonly isInSchema: boolean;
}

/** A configuration file that was read. */
export interface ReadConfiguration {
  /** What is right in it: a wrong entry counts as not given. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the text of a configuration file: JSON, with comments and trailing commas allowed. Never throws. */
export function readConfiguration(text: string): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const errors: ParseError[] = [];
  const plain = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(plain, errors, { allowTrailingComma: true, allowEmptyContent: true });
  for (const { offset, length } of errors.slice(0, 1))
    problems.push(problem({ offset, length }, '', t('This is not valid JSON. The rest of the file may be ignored.')));
  if (!root) return { configuration: {}, problems };
  const report: Report = (node, path, message, more = {}) =>
    problems.push({ ...problem(node, path, message), ...more });
  const configuration: Configuration = taken(root, configurationShape, '', report) ?? {};
  checkYear(configuration, root, report);
  return { configuration, problems: problems.sort((a, b) => a.offset - b.offset) };
}

type Place = Pick<Node, 'offset' | 'length'>;
type Report = (node: Place, path: string, message: string, more?: Partial<ConfigurationProblem>) => void;

function problem({ offset, length }: Place, path: string, message: string): ConfigurationProblem {
  return { code: 'configuration.invalid', severity: 'error', message, offset, length, path, isInSchema: true };
}

/** Returns what is right in a value; undefined if nothing is. The shape decides what it is. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is of the same value as the type.
function taken(node: Node, shape: Shape, path: string, report: Report): any {
  switch (shape.kind) {
    case 'choice':
    case 'text': {
      const value: unknown = getNodeValue(node);
      const isRight =
        typeof value === 'string' &&
        (shape.kind === 'choice' ? shape.values.includes(value) : new RegExp(shape.pattern).test(value));
      if (isRight) return value;
      const expected = shape.kind === 'choice' ? quoteList(shape.values) : shape.expected();
      report(node, path, t('{0} is not valid here. Use {1}.', shown(value), expected));
      return undefined;
    }
    case 'list': {
      if (node.type !== 'array') return void report(node, path, t('Expected a list in square brackets.'));
      return (node.children ?? []).flatMap((item, index) => taken(item, shape.items, `${path}/${index}`, report) ?? []);
    }
    default:
      return takenObject(node, shape, path, report);
  }
}

function takenObject(node: Node, shape: Extract<Shape, { kind: 'map' | 'object' }>, path: string, report: Report) {
  if (node.type !== 'object') return void report(node, path, t('Expected an object in braces.'));
  const all = new Map<string, unknown>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key || !value) continue;
    const written = String(key.value);
    if (path === '' && written === '$schema') continue;
    const name = (shape.kind === 'map' ? shape.current?.(written) : undefined) ?? written;
    const at = jsonPointer([name], path);
    const inner = shapeOf(name, shape);
    if (!inner) {
      const names = shape.kind === 'map' ? (shape.keys ?? []) : Object.keys(shape.properties);
      report(key, at, unknownText(written, names));
      continue;
    }
    if (name !== written)
      report(key, at, t('"{0}" is called "{1}" now. Both work.', written, name), {
        code: 'configuration.renamed',
        severity: 'information',
        isInSchema: false,
      });
    if (all.has(name)) report(key, at, t('"{0}" is in this object twice. The last one counts.', name));
    const content = taken(value, inner, at, report);
    if (content !== undefined) all.set(name, content);
  }
  return Object.fromEntries(all);
}

function shapeOf(name: string, shape: Extract<Shape, { kind: 'map' | 'object' }>): Shape | undefined {
  if (shape.kind === 'object') return Object.hasOwn(shape.properties, name) ? shape.properties[name]?.shape : undefined;
  return !shape.keys || shape.keys.includes(name) ? shape.values : undefined;
}

function unknownText(name: string, names: readonly string[]): string {
  const [near] = nearest(name, names);
  return near
    ? t('Unknown name "{0}". Did you mean "{1}"?', name, near)
    : t('Unknown name "{0}". Use {1}.', name, quoteList(names));
}

/** Reports a fiscal year that neither the extension nor the file knows. */
function checkYear({ taxonomy, taxonomies }: Configuration, root: Node, report: Report): void {
  const years = yearsWith(taxonomies);
  if (taxonomy === undefined || years.includes(fiscalYear(taxonomy))) return;
  const entry = root.children?.find(({ children: [key] = [] }) => key?.value === 'taxonomy')?.children?.[1];
  const message = t(
    '"{0}" is not a known fiscal year. Use {1}, or add it to "taxonomies".',
    taxonomy,
    quoteList(years),
  );
  if (entry) report(entry, '/taxonomy', message, { isInSchema: false });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
