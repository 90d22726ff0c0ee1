import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';
import { pathIn } from './pathIn';

/** How many plays are offered. */
const most = 8;

/** Makes solution area and play agree: by the area that has the play, or by a play of the area. */
export const changeSolution: FixProvider = {
  codes: ['solution.play-not-in-area'],
  manual: true,
  offer(document, { code, offset, length, data }) {
    const area = pathIn(document, offset, data?.areaPath);
    const areas = area && Array.isArray(data?.areas) ? (data.areas as readonly string[]) : [];
    return [
      ...areas.map((value) => ({
        title: t('Change solution area to "{0}"', value),
        codes: [code],
        safe: false,
        ...(areas.length === 1 && { preferred: true }),
        edits: area ? [{ ...area, text: JSON.stringify(value) }] : [],
      })),
      ...(data?.allowed ?? []).slice(0, most).map((value) => ({
        title: t('Change to "{0}"', value),
        codes: [code],
        safe: false,
        edits: [{ offset, length, text: JSON.stringify(value) }],
      })),
    ];
  },
};
