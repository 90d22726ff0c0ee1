import { isResource } from '../../domain/isResource';
import { once } from '../../domain/once';
import { referral as referralResource } from '../../domain/referral';
import type { Property, Resource, StringFormat } from '../../domain/resource';
import type { Path } from '../document/referralText';
import { formatChecks } from '../shape/formatChecks';
import { isObject, type JsonObject, type ReferralView } from './referralView';

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

const plan = once((): Plan => planOf(referralResource, []) ?? new Map());
const nothing: readonly never[] = [];

/** The rules ask about one referral after the other: the answer for the last one is enough. */
let last: { referral: ReferralView; found: readonly FormattedString[] } | undefined;

/**
 * The strings of a referral that are not as the format asks which the tables give them. `""` passes where the service
 * sends it. All formats are looked at in one go, since nearly always nothing is found.
 */
export function formattedStrings(referral: ReferralView, format: StringFormat): readonly FormattedString[] {
  if (referral.formatted) return nothing;
  if (last?.referral !== referral) {
    const found: FormattedString[] = [];
    visit(plan(), referral.value, referral, [], found);
    last = { referral: referral, found };
  }
  const { found } = last;
  return found.length === 0 ? nothing : found.filter(({ property }) => property.format === format);
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
    } else if (type === 'string' && format && formatChecks[format]) {
      steps.set(name, { property, isRight: formatChecks[format] });
    }
  }
  return steps.size > 0 ? steps : undefined;
}
