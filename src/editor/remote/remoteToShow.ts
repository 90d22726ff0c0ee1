import { referral } from '../../domain/referral/referral';
import { sameContent } from '../../sync/referral/alike';
import { eTagOf } from '../../sync/referral/eTag';
import { asObject, wireNames } from '../../sync/referral/wireNames';
import type { Baseline } from '../../sync/state/baseline';

const serviceOwned = referral.properties.filter(({ readOnly }) => readOnly).map(({ name }) => name);

/**
 * Returns the service's version for a comparison. Values that only the service sets are taken from the file, so that
 * they do not show as differences, unless the user has edited them.
 * @param base the version that the file comes from, if known
 */
export function remoteToShow(
  body: Readonly<Record<string, unknown>>,
  file: unknown,
  base: Pick<Baseline, 'body' | 'eTag'> | undefined,
): Record<string, unknown> {
  const own = asObject(wireNames(file));
  const tag = eTagOf(file);
  // A file from another version differs in the service's own values without an edit.
  const known = base && (tag === '' || tag === base.eTag) ? base.body : {};
  const isEdited = (name: string) =>
    name !== 'eTag' && Object.hasOwn(known, name) && !sameContent(known[name], own[name]);
  const names = [...serviceOwned, 'eTag'].filter((name) => !isEdited(name));
  const kept = names.filter((name) => Object.hasOwn(own, name)).map((name) => [name, own[name]]);
  return Object.fromEntries([...Object.entries(body).filter(([name]) => !names.includes(name)), ...kept]);
}
