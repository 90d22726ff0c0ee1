/** The setting that takes all known fiscal years. */
export const autoYear = 'auto';

/**
 * Returns the usual spelling of a fiscal year: `FY27` for `fy27`, `FY 2027`, `2027` and `27`, and `auto` for `Auto`.
 * Other names stay as they are.
 */
export function fiscalYear(text: string): string {
  const plain = text.trim();
  const digits = /^(?:fy|fiscal year)?[\s_'-]*(?:20)?(\d\d)$/i.exec(plain)?.[1];
  if (digits !== undefined) return `FY${digits}`;
  return plain.toLowerCase() === autoYear ? autoYear : plain;
}
