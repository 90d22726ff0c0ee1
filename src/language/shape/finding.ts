import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import type { ProblemData, RelatedPlace, Severity } from '../types';

/**
 * What a rule has found. `at`: the value's literal, the property's key, or, for something missing, the opening bracket of
 * the value.
 */
export interface Finding {
  code: string;
  /** Severity of this finding, if it differs from that of its code. The user's setting takes precedence. */
  severity?: Severity;
  message: string;
  place: JsonNode | JsonProperty;
  at: 'value' | 'key' | 'opening';
  related?: { place: JsonNode | JsonProperty; message: string }[];
  /** Related places outside the referral: offsets from the beginning of their documents. */
  elsewhere?: RelatedPlace[];
  data?: ProblemData;
}

/** Returns the range of a finding, relative to the beginning of the referral. */
export function spanOf({ place, at }: Pick<Finding, 'place' | 'at'>): Span {
  const key = 'key' in place ? place.key : place.property?.key;
  if (at === 'key' && key) return key;
  const { offset, length } = 'key' in place ? (place.value ?? place) : place;
  return { offset, length: at === 'opening' ? 1 : length };
}
