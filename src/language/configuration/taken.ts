import { getNodeValue, type Node } from 'jsonc-parser';
import { jsonPointer } from '../../base/jsonPointer';
import { t } from '../../base/l10n';
import { nearest } from '../shape/nearest';
import { quoteList } from '../wording';
import type { ConfigurationProblem } from './configurationProblem';
import type { Shape } from './configurationShape';

type Place = Pick<Node, 'offset' | 'length'>;

/** Reports a problem at a place in the text. */
export type ReportProblem = (node: Place, path: string, message: string, more?: Partial<ConfigurationProblem>) => void;

/** Returns the valid part of a value, as its shape says; undefined if nothing is valid. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is of the same value as the type.
export function taken(node: Node, shape: Shape, path: string, report: ReportProblem): any {
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
    case 'either':
      return taken(node, node.type === 'string' ? shape.text : shape.other, path, report);
    default:
      return takenObject(node, shape, path, report);
  }
}

function takenObject(
  node: Node,
  shape: Extract<Shape, { kind: 'map' | 'object' }>,
  path: string,
  report: ReportProblem,
) {
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

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
