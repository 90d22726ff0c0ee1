import type { Node } from 'jsonc-parser';
import { maxDepth } from './maxDepth';
import { nodeValue } from './nodeValue';
import type { SyntaxFault } from './syntaxError';
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
export class ReferralText {
  #parsed: { value: unknown; valid: boolean } | undefined;
  #tree: TolerantTree | undefined;
  #properties = new WeakMap<Node, Map<string, Node>>();

  constructor(
    readonly text: string,
    /** Number of properties that the text holds, if it is valid. */
    readonly propertyCount: number,
    /** Where nesting gets too deep, or -1. */
    readonly tooDeepAt: number,
    /** How deep the referral stands in its document. */
    readonly depth: number,
  ) {}

  /** Whether the text is strict JSON. */
  get valid(): boolean {
    return this.#parse().valid;
  }

  get value(): unknown {
    return this.#parse().value;
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
    let byName = this.#properties.get(object);
    if (!byName) {
      byName = new Map((object.children ?? []).map((child) => [String(child.children?.[0]?.value), child]));
      this.#properties.set(object, byName);
    }
    return byName.get(name);
  }

  #parse(): { value: unknown; valid: boolean } {
    if (!this.#parsed) {
      try {
        if (this.tooDeepAt >= 0) throw new SyntaxError('too deep');
        this.#parsed = { value: JSON.parse(this.text), valid: true };
      } catch {
        const root = this.#parseTree().root;
        this.#parsed = { value: root && nodeValue(root), valid: false };
      }
    }
    return this.#parsed;
  }

  #parseTree(): TolerantTree {
    this.#tree ??= tolerantTree(this.text, maxDepth - this.depth);
    return this.#tree;
  }
}
