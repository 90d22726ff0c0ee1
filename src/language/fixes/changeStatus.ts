import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';
import { pathIn } from './pathIn';

/** Makes status and substatus agree: by each substatus that the status allows, or each status that allows the substatus. */
export const changeStatus: FixProvider = {
  codes: ['status.substatus-not-allowed'],
  manual: true,
  offer(document, { code, offset, length, data }) {
    const status = pathIn(document, offset, data?.statusPath);
    const statuses = status && Array.isArray(data?.statuses) ? (data.statuses as readonly string[]) : [];
    const allowed = data?.allowed ?? [];
    return [
      ...allowed.map((value) => ({
        title: t('Change to "{0}"', value),
        codes: [code],
        safe: false,
        ...(allowed.length === 1 && { preferred: true }),
        edits: [{ offset, length, text: JSON.stringify(value) }],
      })),
      ...statuses.map((value) => ({
        title: t('Change status to "{0}"', value),
        codes: [code],
        safe: false,
        edits: status ? [{ ...status, text: JSON.stringify(value) }] : [],
      })),
    ];
  },
};
