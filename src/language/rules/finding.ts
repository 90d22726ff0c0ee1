import type { Path, Span } from '../document/referralText';
import type { ProblemData, RelatedPlace, Severity } from '../types';

/**
 * What a rule has found, before anybody knows where that stands in the text. `at`: the value's literal, the property's
 * key, or, for something missing, the opening bracket of the value at `path`.
 */
export interface Finding {
  code: string;
  /** Default severity of this finding, if it isn't that of its code. A severity that the user set goes first. */
  severity?: Severity;
  message: string;
  path: Path;
  at: 'value' | 'key' | 'opening';
  /** Where it stands, relative to the referral's text, when the finder knows better than `path` and `at` can say. */
  span?: Span;
  related?: { path: Path; message: string }[];
  /** Related places outside the referral: offsets from the beginning of their documents. */
  elsewhere?: RelatedPlace[];
  data?: ProblemData;
}
