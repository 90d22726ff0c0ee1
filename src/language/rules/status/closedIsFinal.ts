import { isObject, type JsonObject } from '../../../base/isObject';
import { t } from '../../../base/l10n';
import { placeSolutionFields } from '../../../domain/referral/placeSolutionFields';
import { referral as referralResource } from '../../../domain/referral/referral';
import { solutionFieldNames } from '../../../domain/referral/solutionFields';
import { placeAt } from '../../edits/placeAt';
import { indentAt, jsonText, textStyle } from '../../edits/textStyle';
import { beginsLine } from '../../edits/trivia';
import type { ReferralView } from '../../facts/referralView';
import { statusPair } from '../../facts/statusPair';
import { defineRule, type RuleFinding } from '../defineRule';
import { firstChange } from './firstChange';
import { knownState } from './knownState';

/** A change of a referral that the service knows as Closed: nothing of it can change any more. */
export const closedIsFinal = defineRule({
  code: 'status.closed-is-final',
  severity: 'error',
  summary: 'The service has closed this referral, and it can no longer be changed.',
  reason:
    'Closed is the end: a referral that was won, lost, declined, expired or ended in error takes no further change, and cannot be opened again. What the service last reported is compared with the file; without a known version, the rule says nothing, so it never does on the command line.\n\nThe example is wrong if the service last reported the referral as closed with a deal value of 10000.',
  wrong: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "Closed",
      "substatus": "Won",
      "details": { "dealValue": 20000, "currency": "EUR" }
    }`,
  right: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "Closed",
      "substatus": "Won",
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Undo the change, or create a new referral for further work with the customer.',
  exampleHost: {
    known: {
      status: 'Closed',
      substatus: 'Won',
      body: {
        id: '37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
        eTag: '"1"',
        status: 'Closed',
        substatus: 'Won',
        details: { dealValue: 10000, currency: 'EUR' },
      },
    },
  },
  outside: 'known',
  check(referral, context) {
    const { status } = statusPair(referral);
    const state = knownState(referral, context);
    if (state?.status !== 'Closed' || !isObject(state.known.body)) return [];
    // Another status is said by status.transition-not-allowed, and its substatus goes with it.
    const reopened = status?.meant !== undefined && status.meant !== 'Closed';
    const before = byWireName(inSamePlaces(state.known.body, referral));
    const findings: RuleFinding<{ known: unknown }>[] = [];
    for (const property of referralResource.properties) {
      const { name } = property;
      if (property.readOnly || name.includes('@odata.') || name === 'status') continue;
      if (reopened && name === 'substatus') continue;
      const found = referral.get(name);
      const change = found && firstChange(property, found, before.get(name));
      if (!change) continue;
      findings.push({
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
  /** Restores the service's value in a referral that cannot change any more. */
  fix(document, { path, data }) {
    const place = placeAt(document, path);
    if (!place || data.known === undefined) return [];
    const offset = place.base + place.node.offset;
    const own = beginsLine(document.text, place.base + (place.node.property ?? place.node).offset);
    const style = textStyle(document.text, place.text.root, place.base);
    const text = jsonText(data.known, style, own ? indentAt(document.text, offset) : undefined);
    const shown = text.length > 60 || text.includes('\n') ? 'the value that the service has' : text;
    return [
      {
        title: t('Put back {0}', shown),
        preferred: true,
        edits: [{ offset, length: place.node.length, text }],
      },
    ];
  },
});

/** Moves role, area and play to the places that the referral uses: moving them changes nothing. */
function inSamePlaces(body: JsonObject, referral: ReferralView): JsonObject {
  const root = solutionFieldNames.map((name) => [name, referral.get(name)?.value]);
  const attributes = referral.attributes.map((entry) => ({
    type: referral.get('type', entry)?.value,
    id: referral.get('id', entry)?.value,
  }));
  const like = { details: { requirements: { additionalRequirements: { attributes } } } };
  return placeSolutionFields(body, { ...Object.fromEntries(root), ...like });
}

function byWireName(body: JsonObject): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(body)) {
    const name = referralResource.resolve(key)?.property.name;
    if (name !== undefined && (name === key || !values.has(name))) values.set(name, value);
  }
  return values;
}
