import type { ShapeMarks } from '../shape/shapeMarks';

/** Where the text of one referral comes from, and what is known of it before anybody has looked at it by itself. */
export interface TextSource {
  readonly text: string;
  /** Whether it begins as an object does. */
  readonly isObject: boolean;
  /** How deep the referral stands in its document. */
  readonly depth: number;
  /** What JSON.parse has made of it, where it has. */
  readonly json: { readonly value: unknown } | undefined;
  /** What a walk through its value tells; undefined where the value is no object, or not known. */
  readonly marks: ShapeMarks | undefined;
  /** Whether it is nested too deep to be looked into. */
  readonly tooDeep: boolean;
  /** Whether it has no property: of a text that is not valid, whether it has no colon. */
  readonly empty: boolean;
  /** Whether some object has two properties with one name; only to be asked where the text is valid. */
  readonly repeats: boolean;
}
