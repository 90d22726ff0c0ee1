import { isObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, JsonProperty } from '../../language/document/jsonNode';
import { indentAt, jsonText, type TextStyle, textStyle } from '../../language/edits/textStyle';
import type { TextEdit } from '../../language/types';
import { identityOf } from '../merge/listEntries';
import { alike, sameValue } from '../referral/alike';
import { withoutTransport } from '../referral/payload';
import { asObject, wireNames } from '../referral/wireNames';
import { editObject } from './editObject';
import type { FoundReferral } from './findReferral';

interface Acceptance {
  /** The referral in the file when the call began. */
  before: unknown;
  /** The referral as the service returned it. */
  remote: Readonly<Record<string, unknown>>;
  /** What to do with a property that the service did not return. The response to a create may omit some. */
  absent: 'keep' | 'remove';
}

/**
 * Returns the smallest edits that write the service's version of a referral to the text, property by property. Keeps
 * the exact text of unchanged values, and all changes of the user since `before`. Replaces documented names with wire
 * names. Adds new properties after the others in the order of the documentation, with `id` first. Adds no `null`.
 * @param found the referral in `text`. If it is not valid JSON, only adds `id` and `eTag` at its beginning.
 * @returns edits with offsets into `text`
 */
export function acceptRemote(text: string, found: FoundReferral, { before, remote, absent }: Acceptance): TextEdit[] {
  const { node } = found;
  const edits: TextEdit[] = [];
  if (node.type === 'object') {
    const accepted = withoutTransport(asObject(wireNames(remote)));
    const known = asObject(wireNames(before));
    const style = textStyle(text, node);
    if (found.valid) new Merge(text, style, absent, edits).object(node, referral, known, accepted, true);
    else edits.push(...identity(text, found, node, style, accepted));
  }
  return edits;
}

/** Walks through the syntax tree together with the values before and after. */
class Merge {
  constructor(
    readonly text: string,
    readonly style: TextStyle,
    readonly absent: 'keep' | 'remove',
    readonly edits: TextEdit[],
  ) {}

  object(
    node: JsonNode,
    type: PropertyType | undefined,
    before: Record<string, unknown>,
    remote: Record<string, unknown>,
    multiline: boolean,
  ): void {
    const resource = type && isResource(type) ? type : undefined;
    const present = effective(node, resource, [remote, before]);
    const spread = isSpread(this.text, node, multiline);
    const removed = new Set<number>();
    for (const [name, property] of present) {
      const { key, value } = property;
      if (!value) continue;
      const valueType = resource?.property(name)?.type;
      const now = wireNames(value.exact, valueType ?? 'any');
      if (Object.hasOwn(remote, name)) {
        this.value(value, valueType, now, before[name], remote[name], spread);
      } else if (
        this.absent === 'remove' &&
        name !== '$schema' &&
        !alike(now, undefined) &&
        sameValue(now, before[name])
      ) {
        // Keeps `$schema`, which the service never has.
        removed.add(property.index);
        continue;
      }
      if (property.name !== name)
        this.edits.push({ offset: key.offset, length: key.length, text: JSON.stringify(name) });
    }
    const wireName = (name: string): string => resource?.resolve(name)?.property.name ?? name;
    const beside = new Set(Object.keys(remote).map((name) => (wireName(name) === name ? '' : wireName(name))));
    const isAdded = (name: string): boolean => {
      // The user has removed a property that existed before.
      if (present.has(name) || Object.hasOwn(before, name) || remote[name] === undefined) return false;
      return remote[name] !== null || beside.has(name);
    };
    // Without the wire name in the file, the other name would be read as another spelling of it.
    const isReadable = (name: string): boolean => present.has(wireName(name)) || isAdded(wireName(name));
    const added = Object.keys(remote).filter((name) => isAdded(name) && isReadable(name));
    const inOrder = resource ? inDocumentedOrder(added, resource) : added;
    const additions = inOrder.map((name): [string, unknown] => [name, remote[name]]);
    this.edits.push(...editObject(this.text, node, { removed, additions, spread, style: this.style }));
  }

  value(
    node: JsonNode,
    type: PropertyType | undefined,
    now: unknown,
    before: unknown,
    remote: unknown,
    multiline: boolean,
  ): void {
    if (isObject(now) && isObject(remote)) {
      this.object(node, type, asObject(before), remote, multiline);
    } else if (Array.isArray(now) && Array.isArray(remote) && isPaired(type, now, before, remote)) {
      node.items.forEach((child, index) => {
        const old = Array.isArray(before) ? before[index] : undefined;
        this.value(child, type, now[index], old, remote[index], isSpread(this.text, node, multiline));
      });
    } else if (!alike(now, remote) && !sameValue(now, remote) && sameValue(now, before)) {
      const indent = multiline ? indentAt(this.text, node.offset) : undefined;
      this.edits.push({ offset: node.offset, length: node.length, text: jsonText(remote, this.style, indent) });
    }
  }
}

/**
 * Whether the entries of the lists correspond by index. Otherwise, a person could get the properties of another one.
 */
function isPaired(
  type: PropertyType | undefined,
  now: readonly unknown[],
  before: unknown,
  remote: readonly unknown[],
): boolean {
  if (!Array.isArray(before) || before.length !== now.length || remote.length !== now.length) return false;
  return remote.every((entry, index) => {
    if (!isObject(entry)) return true;
    const identity = identityOf(entry, type);
    return [now[index], before[index]].every((own) => !isObject(own) || identityOf(own, type) === identity);
  });
}

/**
 * Finds the property that counts for each wire name: the one with that spelling, else the last one. If a version has
 * another spelling next to the wire name, it is a separate property (see `namesOnWire`).
 */
function effective(
  node: JsonNode,
  resource: Resource | undefined,
  versions: readonly Readonly<Record<string, unknown>>[],
): Map<string, JsonProperty> {
  const all = new Set(node.properties.map(({ name }) => name));
  const byName = new Map<string, JsonProperty>();
  for (const property of node.properties) {
    const written = property.name;
    const wire = resource?.resolve(written)?.property.name ?? written;
    const isOwn = all.has(wire) && versions.some((version) => Object.hasOwn(version, written));
    const name = isOwn ? written : wire;
    const other = byName.get(name)?.name;
    if (other === undefined || written === name || other !== name) byName.set(name, property);
  }
  return byName;
}

/** Whether the parts of an object or array are on separate lines; `otherwise` for an empty one. */
function isSpread(text: string, node: JsonNode, otherwise: boolean): boolean {
  const first = node.properties[0] ?? node.items[0];
  return first ? text.slice(node.offset, first.offset).includes('\n') : otherwise;
}

function inDocumentedOrder(names: readonly string[], resource: Resource): string[] {
  const order = new Map(resource.properties.map((property, index) => [property.name, index]));
  const rank = (name: string): number => order.get(name) ?? order.size;
  return [...names].sort((a, b) => rank(a) - rank(b));
}

/** Returns edits for a text that is not valid JSON: only `id` and `eTag`, so that the next submit creates nothing. */
function identity(
  whole: string,
  found: FoundReferral,
  node: JsonNode,
  style: TextStyle,
  remote: Record<string, unknown>,
): TextEdit[] {
  if (found.id !== undefined) return [];
  const spread = isSpread(whole, node, true);
  const additions = ['id', 'eTag'].filter((name) => typeof remote[name] === 'string');
  const gap = spread ? style.eol + indentAt(whole, node.offset) + style.unit : style.comma.slice(1);
  const text = additions.map((name) => `${gap}"${name}"${style.colon}${JSON.stringify(remote[name])},`).join('');
  return [{ offset: node.offset + 1, length: 0, text }];
}
