import { t } from '../../base/l10n';
import { moveSolutionFields, solutionAttribute } from '../../domain/referral/moveSolutionFields';
import { type SolutionFieldName, solutionFields } from '../../domain/referral/solutionFields';
import { asObject } from '../referral/asObject';
import { wireNames } from '../referral/wireNames';

type Body = Readonly<Record<string, unknown>>;

const names = Object.keys(solutionFields) as SolutionFieldName[];

/**
 * Makes role, area and play of a referral agree in both of their places: if the user changed only one place, the other
 * one follows. A difference that the earlier version already has stays.
 * @param mine the file's version
 * @param from the version that it comes from; both with wire names
 */
export function agreeSolutionFields(mine: Body, from: Body): Body {
  return names.reduce((value, name) => {
    const own = placesOf(value, name);
    const was = placesOf(from, name);
    if (!differ(own) || differ(was)) return value;
    const before = was.root ?? was.attribute;
    if (own.root === before) return withBoth(value, name, own.attribute);
    return own.attribute === before ? withBoth(value, name, own.root) : value;
  }, mine);
}

/**
 * Says which of role, area and play has two different new values, because it is unknown which one counts. Undefined if
 * none has.
 * @param mine the referral in the file, in any spelling
 * @param from the version that it comes from; empty for a new referral
 */
export function contradictionText(mine: unknown, from: unknown): string | undefined {
  const base = asObject(wireNames(from));
  const own = agreeSolutionFields(asObject(wireNames(mine)), base);
  const name = names.find((each) => differ(placesOf(own, each)) && !differ(placesOf(base, each)));
  if (name === undefined) return undefined;
  const { root = '', attribute = '' } = placesOf(own, name);
  return t(
    'Nothing was sent: {0} is "{1}", but the attribute {2} is "{3}". Make them the same, or remove one.',
    ...[name, root, solutionFields[name], attribute],
  );
}

interface Places {
  root: string | undefined;
  attribute: string | undefined;
}

function placesOf(body: Body, name: SolutionFieldName): Places {
  const root = body[name];
  return { root: typeof root === 'string' && root !== '' ? root : undefined, attribute: solutionAttribute(body, name) };
}

function differ({ root, attribute }: Places): boolean {
  return root !== undefined && attribute !== undefined && root !== attribute;
}

function withBoth(body: Body, name: SolutionFieldName, value: unknown): Body {
  const { [name]: _, ...rest } = body;
  const inRoot = moveSolutionFields(rest, 'root', [name]);
  return { ...moveSolutionFields({ ...inRoot, [name]: value }, 'attributes', [name]), [name]: value };
}
