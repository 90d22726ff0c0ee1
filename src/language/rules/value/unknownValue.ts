import { t } from '../../../base/l10n';
import type { Path } from '../../document/jsonNode';
import { pathIn } from '../../document/paths';
import { defineRule } from '../defineRule';
import { solutionValues } from '../solution/solutionValues';
import { solutionIds } from './solutionIds';

export const unknownValue = defineRule({
  code: 'value.unknown',
  severity: 'error',
  summary: 'The value is not one that the property takes.',
  reason:
    "Status, type, qualification, products, services, industries, solutions, customer size and partner role are closed lists on Microsoft's *Referral resources* page. The service refuses other values. A solution's `id` is only checked if its `type` is `Category`: otherwise it is the id of a published solution.",
  wrong: `
    {
      "status": "Actve"
    }`,
  right: `
    {
      "status": "Active"
    }`,
  remedy: 'Choose one of the offered values, nearest first. An obvious typo is corrected automatically.',
  hasSafeFix: true,
  check(referral, context) {
    const ids = solutionIds(referral);
    const values = solutionValues(referral, context);
    return ids.length === 0 ? values : [...ids, ...values];
  },
  /** Gives a published solution the type that its ID shows. */
  fix(document, { offset, data }) {
    const type = pathIn(document, offset, data.typePath as Path | undefined);
    const title = t('Change type to "{0}"', 'Name');
    return type ? [{ title, safe: true, preferred: true, edits: [{ ...type, text: '"Name"' }] }] : [];
  },
});
