import type { Node } from 'jsonc-parser';
import type { ShapeMarks } from '../shape/shapeMarks';
import { maxDepth } from './maxDepth';
import { nodeValue } from './nodeValue';
import { Notes } from './notes';
import type { SyntaxFault } from './syntaxError';
import type { TextSource } from './textSource';
import { type TolerantTree, tolerantTree } from './tolerantTree';

/** A path within one referral: names as written, and indexes. */
export type Path = readonly (string | number)[];

export interface Span {
  offset: number;
  length: number;
}

/**
 * The text of one referral: its value at once, its syntax tree only when somebody asks where something stands.
 * Immutable; all offsets are relative to the text's beginning.
 */
export class ReferralText extends Notes {
  #text: string | undefined;
  /** What could be understood of a text that is not valid. */
  #read: { value: unknown } | undefined;
  #tree: TolerantTree | undefined;
  #properties: WeakMap<Node, Map<string, Node>> | undefined;

  constructor(private readonly source: TextSource) {
    super();
  }

  get text(): string {
    this.#text ??= this.source.text;
    return this.#text;
  }

  /** Whether the text begins as an object does; known without it. */
  get isObject(): boolean {
    return this.source.isObject;
  }

  /** How deep the referral stands in its document. */
  get depth(): number {
    return this.source.depth;
  }

  /** Whether the text is strict JSON. */
  get valid(): boolean {
    return this.source.json !== undefined;
  }

  get value(): unknown {
    const { json } = this.source;
    if (json) return json.value;
    if (!this.#read) {
      const root = this.#parseTree().root;
      this.#read = { value: root && nodeValue(root) };
    }
    return this.#read.value;
  }

  /** What a walk through the value has told; undefined where the text is not valid, or no object. */
  get marks(): ShapeMarks | undefined {
    return this.source.json && this.source.marks;
  }

  /** Whether some object of a valid text has two properties with one name. */
  get repeats(): boolean {
    return this.source.repeats;
  }

  /** Whether no property is in the text. */
  get empty(): boolean {
    return this.source.empty;
  }

  /** Errors of syntax; none where the text is valid. */
  get faults(): readonly SyntaxFault[] {
    return this.valid ? [] : this.#parseTree().faults;
  }

  get root(): Node | undefined {
    return this.#parseTree().root;
  }

  /** The node of the value at `path`; of two properties with one name the last. */
  node(path: Path): Node | undefined {
    let node = this.root;
    for (const segment of path) {
      if (!node) return undefined;
      node = typeof segment === 'number' ? node.children?.[segment] : this.#property(node, segment)?.children?.[1];
    }
    return node;
  }

  /** The node of the key at the end of `path`. */
  key(path: Path): Node | undefined {
    const name = path.at(-1);
    const owner = this.node(path.slice(0, -1));
    return owner && typeof name === 'string' ? this.#property(owner, name)?.children?.[0] : undefined;
  }

  #property(object: Node, name: string): Node | undefined {
    if (object.type !== 'object') return undefined;
    this.#properties ??= new WeakMap();
    let byName = this.#properties.get(object);
    if (!byName) {
      byName = new Map();
      for (const child of object.children ?? []) {
        const name = String(child.children?.[0]?.value);
        // As in `nodeValue`: the last one that has a value counts.
        if (child.children?.[1] || !byName.has(name)) byName.set(name, child);
      }
      this.#properties.set(object, byName);
    }
    return byName.get(name);
  }

  #parseTree(): TolerantTree {
    this.#tree ??= tolerantTree(this.text, maxDepth - this.depth);
    return this.#tree;
  }
}
