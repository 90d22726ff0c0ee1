/** Returns the JSON of an object with a line for each property: files that ship stay small, and their changes readable. */
export function linePerProperty(object: object): string {
  const lines = Object.entries(object).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
