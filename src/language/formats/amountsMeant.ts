import { plainSigns } from '../../base/plainSigns';

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Words and letters after a number that multiply it. */
const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  mln: 1e6,
  million: 1e6,
  millions: 1e6,
  lakh: 1e5,
  crore: 1e7,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  billion: 1e9,
};

/** Matches words after a number that don't multiply it. */
const currencyWord = /^(?:[a-z]{3}|euros?|dollars?|pounds?|francs?|kroner|kronor|rupees?|kr|fr|rs)$/;

const currency = String.raw`\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\p{Sc}|\p{Sc}[A-Z]{1,2}|[Ee]uros?|[Dd]ollars?|kr\.?|S?Fr\.?|Rs\.?|zł|Kč|Ft|lei|руб\.?`;
const around = new RegExp(
  String.raw`^(?:approx\.?|about|ca\.?|circa|~|≈)?\s*(?:(?:${currency})\s*)?(?<number>[+-]?[\d.,'’\s]*\d)(?:[.,]?[-–—]+)?\s*(?<factor>[A-Za-z]+)?\.?\s*(?:${currency})?$`,
  'u',
);

/**
 * Returns the amounts that a text may mean, as JSON numbers: two if a separator may stand for thousands or decimals.
 * `"€ 25.000"` is 25000 or 25; `"1,234.56"`, `"25k"` and `"USD 10000"` have one meaning each.
 */
export function amountsMeant(text: string): string[] {
  if (text.length > 60) return [];
  const match = around.exec(
    plainSigns(text)
      .trim()
      .replace(/(?<=\d\s?)[Tk](?=\p{Sc}|[A-Z]{3}$)/u, 'k '),
  );
  let number = match?.groups?.number ?? '';
  let word = match?.groups?.factor?.toLowerCase();
  // A code that follows the number at once is a currency, not a factor.
  if (word !== undefined && factors[word] === undefined && currencyWord.test(word)) word = undefined;
  const factor = word === undefined ? 1 : factors[word];
  if (number === '' || factor === undefined) return [];
  number = number.replace(/^\+/, '').replace(/[\s'’]+(?=\d)/g, '');
  const values = factor === 1 ? readings(number) : readings(number).slice(-1);
  return [...new Set(values.map((value) => scaled(value, factor)))].filter((value) => plainNumber.test(value));
}

/** Returns the ways to read the separators of a number: first as groups of thousands. */
function readings(number: string): string[] {
  const separators = number.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return [number];
  const at = number.lastIndexOf(last);
  const whole = number.slice(0, at);
  const fraction = number.slice(at + 1);
  const other = last === '.' ? ',' : '.';
  // The last one is decimal if there are two kinds, and it comes once.
  if (whole.includes(other)) {
    if (separators.filter((each) => each === last).length > 1) return [];
    return isGrouped(whole, other) ? [`${whole.replaceAll(other, '')}.${fraction}`] : [];
  }
  const grouped = isGrouped(number, last) ? [number.replaceAll(last, '')] : [];
  if (separators.length > 1) return grouped;
  return [...grouped, `${whole === '' || whole === '-' ? `${whole}0` : whole}.${fraction}`];
}

/** Whether all groups have three digits, or, as in India, two digits except for the last group. */
function isGrouped(number: string, separator: string): boolean {
  const groups = number.replace(/^-/, '').split(separator);
  const [first = '', ...others] = groups;
  if (!/^[1-9]\d{0,2}$/.test(first) || others.length === 0) return false;
  return others.every((group, index) => group.length === 3 || (group.length === 2 && index < others.length - 1));
}

function scaled(number: string, factor: number): string {
  const trimmed = number.replace(/\.0+$/, '');
  if (factor === 1) return trimmed;
  // In decimal digits: 1.1 million is 1100000, not 1100000.0000000002.
  const [whole = '', fraction = ''] = trimmed.split('.');
  const zeros = String(factor).length - 1;
  if (String(factor) !== `1${'0'.repeat(zeros)}`) return String(Number(trimmed) * factor);
  const digits = fraction.padEnd(zeros, '0');
  const result = `${whole}${digits.slice(0, zeros)}.${digits.slice(zeros)}`;
  return result.replace(/\.$/, '').replace(/^(-?)0+(?=\d)/, '$1');
}
