import { t } from '../../base/l10n';
import { isPlaceholder } from '../../domain/placeholder';
import type { Path } from '../document/referralText';
import type { Finding } from './finding';
import { peek } from './peek';
import { isObject } from './referralView';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** A placeholder that a template wrote and that the user has not replaced, in a referral that was not submitted yet. */
export const draftPlaceholder: Rule = {
  code: 'draft.placeholder',
  severity: 'warning',
  check(referral) {
    const id = peek(referral, 'id');
    if (id !== undefined && id !== '') return nothing;
    let findings: Finding[] | undefined;
    const path: (string | number)[] = [];
    const visit = (value: unknown): void => {
      if (isPlaceholder(value)) {
        findings ??= [];
        findings.push(finding(value, path.slice()));
      } else if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) step(value[index], index);
      } else if (isObject(value)) {
        for (const key in value) step(value[key], key);
      }
    };
    const step = (value: unknown, segment: string | number): void => {
      path.push(segment);
      visit(value);
      path.pop();
    };
    visit(referral.value);
    return findings ?? nothing;
  },
};

function finding(value: string, path: Path): Finding {
  return {
    code: 'draft.placeholder',
    message: t('Fill in "{0}" before you submit.', value),
    path,
    at: 'value',
    data: { found: value },
  };
}
