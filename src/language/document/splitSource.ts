import { isObject } from '../rules/referralView';
import { type ShapeMarks, shapeMarks } from '../shape/shapeMarks';
import { maxDepth } from './maxDepth';
import type { TextSpan } from './splitText';
import type { TextSource } from './textSource';

/** A stretch of a text that was found by its brackets, and may be broken. */
export class SplitSource implements TextSource {
  #json: { readonly value: unknown } | undefined | null = null;
  #marks: ShapeMarks | undefined;

  constructor(
    readonly text: string,
    readonly span: Pick<TextSpan, 'properties' | 'tooDeepAt'>,
    readonly depth: number,
  ) {}

  get isObject(): boolean {
    return this.text.startsWith('{');
  }

  get tooDeep(): boolean {
    return this.span.tooDeepAt >= 0;
  }

  get json(): { readonly value: unknown } | undefined {
    if (this.#json === null) this.#json = this.tooDeep ? undefined : parse(this.text);
    return this.#json;
  }

  get marks(): ShapeMarks | undefined {
    const value = this.json?.value;
    if (this.#marks === undefined && isObject(value)) this.#marks = shapeMarks(value, maxDepth - this.depth);
    return this.#marks;
  }

  get empty(): boolean {
    return this.span.properties === 0;
  }

  /** JSON.parse keeps one of several properties with one name: fewer values than colons tell that some were lost. */
  get repeats(): boolean {
    return this.marks !== undefined && this.marks.properties !== this.span.properties;
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
