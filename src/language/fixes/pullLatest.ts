import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Fetches the latest version, with its eTag, from the service. */
export const pullLatest: FixProvider = {
  codes: ['identity.missing-etag'],
  offer(_, { code }) {
    return [
      { title: t('Pull the latest version'), codes: [code], safe: false, edits: [], action: { kind: 'pullLatest' } },
    ];
  },
};
