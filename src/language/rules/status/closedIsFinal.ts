import { t } from '../../../base/l10n';
import { moveSolutionFields } from '../../../domain/moveSolutionFields';
import { referral as referralResource } from '../../../domain/referral';
import { type SolutionFieldName, solutionFields } from '../../../domain/solutionFields';
import type { Finding } from '../finding';
import { isObject, type JsonObject, type ReferralView } from '../referralView';
import type { Rule } from '../rule';
import { firstChange } from './firstChange';
import { knownState } from './knownState';
import { statusPair } from './statusPair';

/** A change of a referral that the service knows as Closed: nothing of it can change any more. */
export const closedIsFinal: Rule = {
  code: 'status.closed-is-final',
  severity: 'error',
  outside: 'known',
  check(referral, context) {
    const { status } = statusPair(referral);
    const state = knownState(referral, context);
    if (state?.status !== 'Closed' || !isObject(state.known.body)) return [];
    // Another status is said by status.transition-not-allowed, and its substatus goes with it.
    const reopened = status?.meant !== undefined && status.meant !== 'Closed';
    const before = byWireName(inSamePlaces(state.known.body, referral));
    const findings: Finding[] = [];
    for (const property of referralResource.properties) {
      const { name } = property;
      if (property.readOnly || name.startsWith('@odata.') || name === 'status') continue;
      if (reopened && name === 'substatus') continue;
      const found = referral.get(name);
      const change = found && firstChange(property, found, before.get(name));
      if (!change) continue;
      findings.push({
        code: this.code,
        message: t(
          "This referral is {0}, and a closed referral can't change. Put back the previous value.",
          state.named,
        ),
        place: change.place,
        at: 'value',
        data: { known: change.known === undefined ? null : change.known },
      });
    }
    return findings;
  },
};

/** Role, area and play may stand in two places: moving them changes nothing. */
function inSamePlaces(body: JsonObject, referral: ReferralView): JsonObject {
  const atRoot = (Object.keys(solutionFields) as SolutionFieldName[]).filter((name) => referral.get(name));
  const entries = referral.entries(referral.at('details', 'requirements', 'additionalRequirements', 'attributes'));
  const types = entries.map((entry) => referral.get('type', entry)?.value);
  const asAttributes = (Object.keys(solutionFields) as SolutionFieldName[]).filter((name) => {
    return !atRoot.includes(name) && types.includes(solutionFields[name]);
  });
  return moveSolutionFields(moveSolutionFields(body, 'root', atRoot), 'attributes', asAttributes);
}

function byWireName(body: JsonObject): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(body)) {
    const name = referralResource.resolve(key)?.property.name;
    if (name !== undefined && (name === key || !values.has(name))) values.set(name, value);
  }
  return values;
}
