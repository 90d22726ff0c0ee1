/** Whether a value counts as not given: missing, null or an empty string (FACTS.md, section 14). */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}
