import { t } from '../../../base/l10n';
import type { SubmitResult } from '../../../sync/submitResult';
import { submittedText } from '../../../sync/words/submittedText';

/**
 * Says what a successful submit of a file did: in detail for one referral, in numbers for several.
 * @param service "the sandbox" or "Partner Center"
 */
export function submittedWords(results: readonly SubmitResult[], service: string): string {
  const done = results.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  const [only = results[0]] = done;
  if (!only) return '';
  if (done.length > 1) return t('{0} referrals submitted to {1}.', done.length, service);
  const kept = ('kept' in only && only.kept) || [];
  const nothing = { sent: [], merged: [], set: [], kept, status: '' };
  switch (only.outcome) {
    case 'created':
      return submittedText({ ...nothing, ...only.answer, outcome: 'created', adopted: only.adopted === true }, service);
    case 'updated': {
      const { answer, merged = [], sent } = only;
      return submittedText({ ...nothing, ...answer, outcome: 'updated', sent, merged }, service);
    }
    default: {
      const isOld = 'isOld' in only && only.isOld === true;
      return submittedText({ ...nothing, outcome: 'unchanged', isOld }, service);
    }
  }
}
