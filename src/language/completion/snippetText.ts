import { isObject } from '../../base/isObject';
import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { isPlaceholder } from '../../domain/publish/placeholder';
import { isUnquoted } from '../../domain/publish/starterValues';

/** How a snippet is written. */
interface SnippetStyle {
  /** Returns the name of a property as the file spells names; the wire name if left out. */
  spelling?: (property: Property) => string;
  /** Whether placeholders are written; otherwise values begin empty. A referral with an id has no placeholders. */
  isDraft?: boolean;
}

/**
 * Writes JSON values as a snippet. Each placeholder and each empty text becomes a tab stop, numbered in reading order.
 * `\t` is one level of indentation.
 */
export class SnippetWriter {
  #stop = 0;

  constructor(private readonly style: SnippetStyle = {}) {}

  /** Writes the value of a property, or one element of it. */
  value(value: unknown, property: Property | undefined, indent = ''): string {
    if (Array.isArray(value)) return this.#array(value, property, indent);
    if (isObject(value)) {
      const resource = property && isResource(property.type) ? property.type : undefined;
      return this.object(value, resource, indent);
    }
    if (isPlaceholder(value)) return this.#placeholder(value, property);
    return value === '' ? `"${this.#next()}"` : escapeSnippet(JSON.stringify(value));
  }

  #placeholder(value: string, property: Property | undefined): string {
    const { isDraft = true } = this.style;
    if (property === undefined || !isUnquoted(property)) return `"${this.#next(isDraft ? value : undefined)}"`;
    return this.#next(isDraft ? JSON.stringify(value) : (empty[String(property.type)] ?? 'null'));
  }

  /** Writes an object of a resource; on one line if it is short. */
  object(value: Readonly<Record<string, unknown>>, resource: Resource | undefined, indent = ''): string {
    const inner = `${indent}\t`;
    const entries = Object.entries(value);
    const lines = entries.map(([name, each]) => {
      const property = resource?.property(name);
      const key = escapeSnippet(JSON.stringify(property && this.style.spelling ? this.style.spelling(property) : name));
      return `${key}: ${this.value(each, property, inner)}`;
    });
    if (lines.length === 0) return '{}';
    if (isShort(resource)) return `{ ${lines.join(', ')} }`;
    return `{\n${inner}${lines.join(`,\n${inner}`)}\n${indent}}`;
  }

  #array(values: readonly unknown[], property: Property | undefined, indent: string): string {
    const inner = `${indent}\t`;
    const resource = property && isResource(property.type) ? property.type : undefined;
    if (values.length === 1 && isShort(resource)) return `[${this.value(values[0], property, indent)}]`;
    const items = values.map((each) => `${inner}${this.value(each, property, inner)}`);
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }

  #next(text?: string): string {
    this.#stop++;
    return text === undefined ? `$${this.#stop}` : `\${${this.#stop}:${escapeSnippet(text)}}`;
  }
}

const empty: Readonly<Record<string, string>> = { number: '0', boolean: 'false' };

const short: ReadonlySet<string> = new Set(['Tag', 'SolutionTag', 'Attribute', 'Target', 'CustomerProfileType']);

function isShort(resource: Resource | undefined): boolean {
  return resource !== undefined && short.has(resource.name);
}

/** Escapes a text so that a snippet inserts it unchanged. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
