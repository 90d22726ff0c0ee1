import { t } from '../../base/l10n';
import { isResource } from '../../domain/model/isResource';
import type { PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode } from '../../language/document/jsonNode';
import { sameValue } from '../referral/sameValue';

/**
 * Finds a property that is in one object twice with different values: in two spellings, or with names that differ only in
 * case, which a service may read as one. Which value counts cannot be known.
 * @returns both names, as written
 */
export function doubledProperty(
  node: JsonNode | undefined,
  type: PropertyType | undefined = referral,
): readonly [string, string] | undefined {
  if (!node) return undefined;
  if (node.type === 'array') return firstOf(node.items, (entry) => doubledProperty(entry, type));
  const resource = type && isResource(type) ? type : undefined;
  const seen = new Map<string, { name: string; value: JsonNode }>();
  return firstOf(node.properties, ({ name, value }) => {
    if (!value) return undefined;
    const property = resource?.resolve(name)?.property;
    const folded = (property?.name ?? name).toLowerCase();
    const other = seen.get(folded);
    if (other && !sameValue(other.value.exact, value.exact)) return [other.name, name];
    seen.set(folded, { name, value });
    return doubledProperty(value, property?.type);
  });
}

/** Returns why a referral with a doubled property cannot be sent. */
export function doubledMessage(node: JsonNode | undefined): string | undefined {
  const doubled = doubledProperty(node);
  if (!doubled) return undefined;
  return t(
    '"{0}" and "{1}" are the same property with different values. Keep one of them, then submit again.',
    ...doubled,
  );
}

function firstOf<N, T>(nodes: readonly N[], find: (node: N) => T | undefined): T | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found) return found;
  }
  return undefined;
}
