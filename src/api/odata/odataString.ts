/**
 * A string literal of an OData filter: in single quotes, its own single quotes doubled (docs/service.md, "List").
 * @param value any text
 */
export function odataString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
