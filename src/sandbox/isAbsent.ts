/** Whether a value counts as not given: missing, null or an empty string (docs/service.md, "Values"). */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}
