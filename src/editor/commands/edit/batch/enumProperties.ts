import { isResource, isVocabulary, type Resource } from '../../../../domain/model/resource';
import type { Vocabulary } from '../../../../domain/model/vocabulary';

/** A property with a fixed list of values, and the path to it, such as `['customerProfile', 'size']`. */
interface EnumProperty {
  path: readonly string[];
  description: string;
  vocabulary: Vocabulary;
}

/**
 * Finds the properties with a fixed list of values that a user can set, also in objects below. Skips lists, in which each
 * element has its own, and status and substatus, which depend on each other.
 */
export function enumProperties(resource: Resource, above: readonly string[] = []): EnumProperty[] {
  const own: EnumProperty[] = [];
  const below: EnumProperty[] = [];
  for (const { name, description, type, list, readOnly } of resource.properties) {
    if (list || readOnly) continue;
    const path = [...above, name];
    if (isVocabulary(type)) own.push({ path, description, vocabulary: type });
    else if (isResource(type)) below.push(...enumProperties(type, path));
  }
  return [...own.filter(({ path }) => !/^(sub)?status$/.test(path.join('.'))), ...below];
}
