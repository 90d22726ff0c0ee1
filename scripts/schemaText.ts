/**
 * Returns a JSON Schema as it is written to a file: a line for each property and definition. With a line for each value, it
 * would be a tenth larger in the package.
 */
export function schemaText(schema: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(schema).map(([keyword, value]) => {
    const isMap = keyword === 'properties' || keyword === 'definitions';
    return `${JSON.stringify(keyword)}:${isMap ? spread(value as object) : JSON.stringify(value)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function spread(map: object): string {
  const lines = Object.entries(map).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
