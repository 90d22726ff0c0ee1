import type { Property, Resource } from '../../domain/model/resource';

/** What people write in names, though no name has it: `first_name`, `postal code`. */
const marks = /[\s_-]+/g;

/**
 * Returns what finds a property: its label and its other names. If another one than the label begins as typed, it goes
 * first. Wrong names that are in use (`emailAddress`) only count if no free property has a name that begins so.
 * @param free the properties that the object can still have
 * @param labelOf the name as it is offered
 */
export function nameFilter(
  { mistakes }: Resource,
  free: readonly Property[],
  labelOf: (property: Property) => string,
  typed: string,
): (property: Property) => string {
  const key = typed.toLowerCase().replace(marks, '');
  const namesOf = (property: Property): string[] => {
    const { name, documented = name } = property;
    return [labelOf(property), name, documented];
  };
  if (key === '') return (property) => withoutTwins(namesOf(property)).join(' ');
  const begins = (name: string): boolean => name.toLowerCase().startsWith(key);
  const isNamed = free.some((property) => namesOf(property).some(begins));
  const wrong = isNamed ? [] : [...mistakes].filter(([name]) => begins(name));
  return (property) => {
    const names = namesOf(property);
    const found = names.find(begins) ?? wrong.find(([, right]) => right === property.name)?.[0];
    if (found === undefined) return withoutTwins(names).join(' ');
    return withoutTwins([key === typed.toLowerCase() ? found : typed, ...names]).join(' ');
  };
}

/** Names that differ in more than case. */
function withoutTwins(names: readonly string[]): string[] {
  const keys = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
