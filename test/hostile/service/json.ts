/** A JSON object. */
export type JsonObject = { [name: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the parts of a JSON Pointer. */
export function pointerParts(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Returns the value at a JSON Pointer, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pointerParts(pointer)) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isObject(value)) value = value[part];
    else return undefined;
  }
  return value;
}

/** Sets a value inside objects and lists; makes missing objects; `-` appends to a list. */
export function setAt(root: JsonObject, pointer: string, value: unknown): void {
  const parts = pointerParts(pointer);
  const last = parts.pop();
  if (last === undefined) return;
  let owner: unknown = root;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1] ?? last;
    if (Array.isArray(owner)) owner = owner[Number(part)];
    else if (isObject(owner)) {
      const inner = owner[part];
      if (!isObject(inner) && !Array.isArray(inner)) owner[part] = next === '-' || /^\d+$/.test(next) ? [] : {};
      owner = owner[part];
    }
  }
  if (Array.isArray(owner)) {
    if (last === '-') owner.push(value);
    else owner[Number(last)] = value;
  } else if (isObject(owner)) owner[last] = value;
}

/** Applies a function to every string of a value; names of properties stay. */
export function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((entry) => mapStrings(entry, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapStrings(inner, map)]));
}

/** Returns the value with camelCase names: the service reads names in any case. */
export function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [camelName(name), camelCase(inner)]));
}

export function camelName(name: string): string {
  if (name === 'ID') return 'id';
  if (name === 'IDs') return 'ids';
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
