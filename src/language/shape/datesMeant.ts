import { looseDateTime } from '../formats/looseDateTime';

/** Minimum number of characters of a date. */
const minLength = 6;

/** Returns the UTC date-times that a text in another notation may mean, best first: `31.12.2027`, `Q4 2027`. */
export function datesMeant(text: string): string[] {
  // What begins as the right notation goes on as it.
  const isBegun = text.length < minLength || /^\d{4}-[\dT:Z-]*$/.test(text);
  return isBegun ? [] : looseDateTime(text).map((date) => date.text);
}
