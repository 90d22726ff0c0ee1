import { countryByCode } from '../../domain/countryByCode';
import { currencyByCode } from '../../domain/currencyByCode';
import { isLocale } from '../../domain/isLocale';
import { isResource } from '../../domain/isResource';
import { referral as referralResource } from '../../domain/referral';
import type { Property, Resource, StringFormat } from '../../domain/resource';
import { isUtcDateTime } from '../dates/isUtcDateTime';
import type { Path } from '../document/referralText';
import { isDigits } from './isDigits';
import { isEmail } from './isEmail';
import { isObject, type JsonObject, type ReferralView } from './referralView';

/** The formats that have a rule, and whether a text is in order. */
const checks: Partial<Record<StringFormat, (text: string) => boolean>> = {
  dateTime: isUtcDateTime,
  country: (text) => countryByCode(text) !== undefined,
  currency: (text) => currencyByCode(text) !== undefined,
  email: (text) => text === '' || isEmail(text),
  locale: isLocale,
  digits: (text) => text === '' || isDigits(text),
};

/** A string of a referral that is not as its format asks. */
export interface FormattedString {
  text: string;
  property: Property;
  path: Path;
}

/** What is to be done with a property: to check its text, or to look into it. */
interface Step {
  property: Property;
  isRight?: (text: string) => boolean;
  plan?: Plan;
}

/** The properties of a resource that have a format or lead to such, by wire name. */
type Plan = ReadonlyMap<string, Step>;

const plan = planOf(referralResource, []) ?? new Map();
const nothing: readonly never[] = [];

/** The rules ask about one referral after the other: the answer for the last one is enough. */
let last: { referral: ReferralView; found: readonly FormattedString[] } | undefined;

/**
 * The strings of a referral that are not as the format asks which the tables give them. `""` passes where the service
 * sends it (FACTS.md, section 14). All formats are looked at in one go, since nearly always nothing is found.
 */
export function formattedStrings(referral: ReferralView, format: StringFormat): readonly FormattedString[] {
  if (last?.referral !== referral) {
    const found: FormattedString[] = [];
    // Of names in another spelling the quick look knows nothing.
    if (referral.spellings.size > 0 || !allRight(plan, referral.value))
      visit(plan, referral.value, referral, [], found);
    last = { referral: referral, found };
  }
  const { found } = last;
  return found.length === 0 ? nothing : found.filter(({ property }) => property.format === format);
}

/** Whether nothing is to be found: a quick look, since so it is with nearly every referral. */
function allRight(plan: Plan, object: JsonObject): boolean {
  // Going through what is there is several times faster than asking for what mostly is not.
  for (const name in object) {
    const step = plan.get(name);
    if (step === undefined) continue;
    const value = object[name];
    if (typeof value === 'string') {
      if (step.isRight !== undefined && !step.isRight(value)) return false;
    } else if (step.plan !== undefined && typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) {
        for (const item of value) if (isObject(item) && !allRight(step.plan, item)) return false;
      } else if (!allRight(step.plan, value as JsonObject)) return false;
    }
  }
  return true;
}

function visit(
  plan: Plan,
  object: JsonObject,
  referral: ReferralView,
  path: (string | number)[],
  found: FormattedString[],
): void {
  const names = referral.spellings.size > 0 ? referral.spellings.get(object) : undefined;
  for (const [name, step] of plan) {
    const written = names?.get(name) ?? name;
    if (Object.hasOwn(object, written)) take(step, written, object[written], referral, path, found);
  }
}

function take(
  { property, isRight, plan }: Step,
  name: string,
  value: unknown,
  referral: ReferralView,
  path: (string | number)[],
  found: FormattedString[],
): void {
  if (typeof value === 'string') {
    if (!isRight || isRight(value) || (value === '' && property.mayBeEmpty)) return;
    found.push({ text: value, property, path: [...path, name] });
  } else if (plan && typeof value === 'object' && value !== null) {
    path.push(name);
    if (Array.isArray(value)) {
      for (let index = 0; property.list && index < value.length; index++) {
        const item: unknown = value[index];
        if (!isObject(item)) continue;
        path.push(index);
        visit(plan, item, referral, path, found);
        path.pop();
      }
    } else if (!property.list) {
      visit(plan, value as JsonObject, referral, path, found);
    }
    path.pop();
  }
}

function planOf(resource: Resource, above: readonly Resource[]): Plan | undefined {
  if (above.includes(resource)) return undefined;
  const steps = new Map<string, Step>();
  for (const property of resource.properties) {
    const { name, type, format } = property;
    if (isResource(type)) {
      const plan = planOf(type, [...above, resource]);
      if (plan) steps.set(name, { property, plan });
    } else if (type === 'string' && format && checks[format]) {
      steps.set(name, { property, isRight: checks[format] });
    }
  }
  return steps.size > 0 ? steps : undefined;
}
