import { isJsonObject, type JsonObject } from '../jsonObject';
import { ServiceError } from '../serviceError';
import { checkReferral } from './checkReferral';
import { checkSolutions } from './checkSolutions';
import { wireNames } from './wireNames';

/**
 * Reads a whole referral that a client sent.
 * @returns it with wire names
 * @throws ServiceError 400 with the first thing that is wrong as its target, and the number of the others
 */
export function acceptReferral(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw ServiceError.invalid('referral', 'A referral must be a JSON object.', 'wrongType');
  const referral = wireNames(body);
  const [first, ...others] = [...checkReferral(referral), ...checkSolutions(referral)];
  if (!first) return referral;
  const more = others.length === 0 ? '' : ` ${others.length} more: ${others.map(({ path }) => path).join(', ')}.`;
  throw new ServiceError(400, 'invalidRequest', `${first.message}${more}`, {
    target: first.path,
    innerError: { code: first.code, message: first.message },
    ...(others.length > 0 && {
      details: [first, ...others].map(({ path, code, message }) => ({ target: path, code, message })),
    }),
  });
}
