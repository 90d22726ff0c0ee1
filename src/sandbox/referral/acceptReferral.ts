import { isJsonObject, type JsonObject } from '../jsonObject';
import { ServiceError } from '../serviceError';
import { checkReferral, checkRequired } from './checkReferral';
import { checkSolutions } from './checkSolutions';
import { type Settling, settleValues } from './settleValues';
import { wireNames } from './wireNames';

export interface Acceptance extends Settling {
  /** Whether the referral is new: only then the documentation requires properties. */
  readonly isNew: boolean;
}

/**
 * Reads a whole referral that a client sent.
 * @returns it with wire names, and values as they are answered
 * @throws ServiceError 400 with the first thing that is wrong as its target, and the number of the others
 */
export function acceptReferral(body: unknown, { isNew, ...settling }: Acceptance): JsonObject {
  if (!isJsonObject(body)) throw ServiceError.invalid('referral', 'A referral must be a JSON object.', 'wrongType');
  const referral = settleValues(wireNames(body, settling.note), settling);
  const [first, ...others] = [
    ...(isNew ? checkRequired(referral) : []),
    ...checkReferral(referral, settling.note),
    ...checkSolutions(referral, settling.note),
  ];
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
