import { formatJson } from '../../base/exactJson';
import { createReferralChecker } from '../../language/checker';

/** A value that can be no text of a person: one word. */
const word = /^[A-Za-z][\w-]{0,40}$/;

/** What a service returns that this extension does not know. */
export interface UnknownNames {
  /** Paths such as `details.newProperty`. */
  readonly properties: readonly string[];
  /** Such as `status=Paused`; a text of several words shows as its length. */
  readonly values: readonly string[];
}

/** Finds properties and values of enums that are unknown in referrals of a service. */
export function unknownNames(referrals: readonly unknown[]): UnknownNames {
  const language = createReferralChecker();
  const properties = new Set<string>();
  const values = new Set<string>();
  for (const referral of referrals) {
    for (const { code, path, data } of language.validate(language.parse(formatJson(referral)))) {
      const name = readable(path);
      if (code === 'shape.unknown-property') properties.add(name);
      if (code === 'value.unknown') values.add(`${name}=${shown(data?.found)}`);
    }
  }
  return { properties: [...properties].sort(), values: [...values].sort() };
}

/** A path without the places in lists. */
function readable(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

function shown(found: string | undefined): string {
  const text = found ?? '';
  return word.test(text) ? text : `(${text.length})`;
}
