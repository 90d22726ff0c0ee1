import { findExact } from '../../../base/exactJson';
import { JsonNode } from '../../document/jsonNode';
import type { ReferralView } from '../../facts/referralView';
import type { RuleContext } from '../defineRule';

const nothing: readonly never[] = [];

/**
 * Finds numbers that JavaScript does not hold as written, unless the service itself sent them.
 * @param finite whether to find those that are rounded, or those that are too large
 */
export function unheldNumbers(referral: ReferralView, context: RuleContext, finite: boolean): readonly JsonNode[] {
  const found = referral.shape.unheld;
  if (found.length === 0) return nothing;
  const id = referral.getText('id')?.value;
  const known = new Set(id === undefined ? [] : findExact(context.known(id)?.body).map(String));
  return found
    .map((index) => new JsonNode(referral.text, index))
    .filter(({ literal }) => Number.isFinite(Number(literal)) === finite && !known.has(literal));
}
