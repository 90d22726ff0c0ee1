import { countries } from '../iso/countries';
import { currencies } from '../iso/currencies';
import type { Property } from '../model/resource';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: ['string', 'null'] };

/** Days that exist, 29 February in leap years only. */
const day = [
  '\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '\\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '\\d{4}-02-(?:0[1-9]|1\\d|2[0-8])',
  '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29',
].join('|');
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?';
/** Names and domains as our own check wants them: no doubled or outer dots, no outer hyphens, no number at the end. */
const name = '(?:"[^"\\r\\n]+"|(?:&#?\\w{2,8};|[^\\s<>,:;@".])+(?:\\.(?:&#?\\w{2,8};|[^\\s<>,:;@".])+)*)';
const label = '[^\\s<>,;@".-](?:[^\\s<>,;@".]*[^\\s<>,;@".-])?';
const address = `^${name}@(?:\\[[\\w.:]+\\]|(?:${label}\\.)+(?!\\d+$)${label})$`;

/**
 * Returns the JSON Schema of a string with a format: never stricter than our own checks, so that no other editor
 * reports what they let pass.
 */
export function formatSchema({ format, mayBeEmpty }: Pick<Property, 'format' | 'mayBeEmpty'>): Schema {
  const matching = (pattern: string, patternErrorMessage: string) => {
    return { ...text, pattern: mayBeEmpty ? `^$|${pattern}` : pattern, patternErrorMessage };
  };
  // Not the format "date-time": editors that check it refuse times without seconds.
  if (format === 'dateTime')
    return matching(`^(?:${day})[Tt]${time}[Zz]$`, 'Use a date and time in UTC, such as "2026-12-31T00:00:00Z".');
  if (format === 'country') return codes(countries(), mayBeEmpty);
  if (format === 'currency') return codes(currencies(), mayBeEmpty);
  if (format === 'email') return matching(address, 'Use an email address, such as "ada@contoso.com".');
  if (format === 'locale')
    return matching(
      '^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:_[A-Za-z]{5,7})?)?$',
      'Use a language tag, such as "en-US".',
    );
  if (format === 'digits') return matching('^\\d*$', 'A Partner ID has digits only.');
  return text;
}

function codes(all: readonly { code: string; name: string }[], mayBeEmpty: boolean | undefined): Schema {
  const empty = mayBeEmpty ? ['', null] : [null];
  return {
    enum: [...all.map(({ code }) => code), ...empty],
    enumDescriptions: [...all.map(({ name }) => name), ...empty.map(() => 'Not given.')],
  };
}
