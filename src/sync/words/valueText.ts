import { ExactNumber } from '../../base/exactJson';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';

const maxLength = 60;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Formats a value of a referral for people: "507,000 CAD", "31 Mar 2027", "Active · Accepted". An object can hold
 * properties that belong together, such as a deal value and its currency.
 */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return t('nothing');
  if (value === '') return t('empty');
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 20 });
  if (value instanceof ExactNumber) return short(exactText(String(value)));
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string') return short(dateText(value) ?? value.replace(/\s+/g, ' '));
  if (Array.isArray(value)) return value.length === 0 ? t('empty') : short(value.map(valueText).join(', '));
  return isObject(value) ? short(objectText(value)) : String(value);
}

/**
 * Returns a number as it is written, so that 1.10 and 1.1 differ. Adds the plain form to a number such as 12.500, which
 * could be read as thousands.
 */
function exactText(written: string): string {
  return /^-?\d{1,3}\.\d{3}$/.test(written) ? `${Number(written)} (${written})` : written;
}

/** Formats a value for use within a sentence, with quotes around a text. */
export function quotedText(value: unknown): string {
  const isText = typeof value === 'string' && value !== '' && dateText(value) === undefined;
  return isText ? `"${valueText(value)}"` : valueText(value);
}

/** Formats a date-time as "31 Mar 2027", in UTC as the service stores it; undefined for any other text. */
function dateText(text: string): string | undefined {
  const time = instant.test(text) ? new Date(text) : undefined;
  if (!time || Number.isNaN(time.getTime())) return undefined;
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}

function objectText(value: Record<string, unknown>): string {
  if ('dealValue' in value || 'currency' in value) return parts([value.dealValue, value.currency], ' ');
  if ('status' in value || 'substatus' in value)
    return parts([value.status, value.substatus, value.statusReason], ' · ');
  if ('solutionArea' in value || 'solutionPlay' in value) return parts([value.solutionArea, value.solutionPlay], ' · ');
  const person = parts([value.firstName, value.lastName, value.email], ' ', '');
  if (person) return person;
  const label = [value.name, value.id, value.profileType, value.type].find((each) => typeof each === 'string' && each);
  return typeof label === 'string' ? label : parts(Object.values(value), ', ');
}

function parts(values: readonly unknown[], separator: string, otherwise = t('nothing')): string {
  const told = values.filter((each) => each !== undefined && each !== null && each !== '').map(valueText);
  return told.join(separator) || otherwise;
}

function short(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
