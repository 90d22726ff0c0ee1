import { t } from '../../base/l10n';
import { findPlaceholders } from '../../domain/findPlaceholders';
import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** A placeholder that a template wrote and that the user has not replaced, in a referral that was not submitted yet. */
export const draftPlaceholder: Rule = {
  code: 'draft.placeholder',
  severity: 'warning',
  check(referral) {
    const id = peek(referral, 'id');
    if (id !== undefined && id !== '') return nothing;
    const found = findPlaceholders(referral.value);
    return found.length === 0
      ? nothing
      : found.map(({ text, path }) => ({
          code: this.code,
          message: t('Fill in "{0}" before you submit.', text),
          path,
          at: 'value' as const,
          data: { found: text },
        }));
  },
};
