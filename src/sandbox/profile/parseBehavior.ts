import { t } from '../../base/l10n';
import { isJsonObject } from '../jsonObject';
import { ServiceError } from '../serviceError';
import { type Behavior, profiles, solutionForms } from './behavior';

const choices: Readonly<Record<keyof Behavior, readonly string[]>> = {
  profile: profiles,
  solutionFields: solutionForms,
};

/**
 * Reads the body of `PUT /sandbox/options`; what it does not name stays as it is.
 * @throws ServiceError 400 that names the property
 */
export function parseBehavior(body: unknown, now: Behavior): Behavior {
  if (!isJsonObject(body)) throw ServiceError.invalid('options', t('The options must be an object.'));
  for (const [name, value] of Object.entries(body)) {
    const allowed = Object.hasOwn(choices, name) ? choices[name as keyof Behavior] : undefined;
    if (!allowed) {
      const names = Object.keys(choices).join(', ');
      throw ServiceError.invalid(name, t('Unknown option "{0}". Use {1}.', name, names));
    }
    if (typeof value !== 'string' || !allowed.includes(value)) {
      throw ServiceError.invalid(name, t('{0} must be one of {1}.', name, allowed.join(', ')));
    }
  }
  return { ...now, ...body };
}
