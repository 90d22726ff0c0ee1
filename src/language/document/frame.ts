import type { Draft } from './draft';

/** An object or array that is being read. */
export interface Frame {
  node: Draft;
  expects: 'key' | 'colon' | 'value' | 'comma';
  /** Of objects: the property that is being read. */
  property?: Draft;
  /** Where the comma stands after which something must follow. */
  comma?: number;
  /** Brackets that were opened where none may stand, and whose closing ones are passed over too. */
  stray: number;
}
