/**
 * A string literal of an OData filter: in single quotes, its own single quotes doubled (FACTS.md, section 3).
 * @param value any text
 */
export function odataString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
