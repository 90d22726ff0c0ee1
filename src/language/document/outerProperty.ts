import type { JsonNode, JsonType, Span } from './jsonNode';
import type { SyntaxFault } from './syntaxFault';

/** A property of a list response: not of its referrals. */
export interface OuterProperty {
  readonly name: string;
  readonly key: Span;
  readonly value?: Span & { readonly type: JsonType };
}

/** Returns errors at their places after a referral that begins at `start` has become longer or shorter. */
export function shiftFaults(faults: readonly SyntaxFault[], start: number, by: number): readonly SyntaxFault[] {
  if (faults.length === 0 || by === 0) return faults;
  const move = (offset: number): number => (offset > start ? offset + by : offset);
  return faults.map((fault) => ({ ...fault, offset: move(fault.offset), anchor: move(fault.anchor) }));
}

/** Returns properties at their places after a referral that begins at `start` has become longer or shorter. */
export function shiftProperties(
  properties: readonly OuterProperty[],
  start: number,
  by: number,
): readonly OuterProperty[] {
  if (by === 0) return properties;
  const move = <S extends Span>(span: S): S => (span.offset > start ? { ...span, offset: span.offset + by } : span);
  return properties.map(({ name, key, value }) => ({ name, key: move(key), ...(value && { value: move(value) }) }));
}

/** The properties of a list response. */
export function outerPropertiesOf(root: JsonNode | undefined): OuterProperty[] {
  return (root?.properties ?? []).map(({ name, key, value }) => {
    return { name, key, ...(value && { value: { offset: value.offset, length: value.length, type: value.type } }) };
  });
}
