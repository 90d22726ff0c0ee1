import { cpus } from 'node:os';
import type { Verdict } from './budget';

/** A ratio as people read it: `2.41`, or `1/52` if it is small. */
function ratioText(ratio: number): string {
  return ratio < 0.1 ? `1/${Math.round(1 / ratio)}` : ratio.toFixed(2);
}

function goalText({ budget, measured, figure }: Verdict): string {
  if (budget?.goal === undefined) return '';
  const { value } = measured;
  return value ? `≤ ${budget.goal} ${value.unit}` : `≤ ${ratioText(budget.goal)} × ${figure.reference}`;
}

function reachedText({ reached }: Verdict): string {
  return reached === undefined ? '' : reached ? 'reached' : '**not reached**';
}

/** One verdict for the terminal. */
export function line(verdict: Verdict): string {
  const { figure, measured, reached } = verdict;
  const { subject, reference, note } = measured;
  const mark = reached === undefined ? ' ' : reached ? '✓' : '✗';
  const more = [goalText(verdict), note].filter(Boolean).join('; ');
  return `${mark} ${ratioText(measured.ratio).padStart(6)} × ${figure.reference}: ${figure.title} (${subject} to ${reference}${more && `; ${more}`})`;
}

/** The whole report, for bench/RESULTS.md. */
export function results(verdicts: readonly Verdict[], now: Date): string {
  const rows = verdicts.map((verdict) => {
    const { figure, measured } = verdict;
    return [
      figure.title,
      `${ratioText(measured.ratio)} × ${figure.reference}`,
      measured.subject,
      measured.reference,
      goalText(verdict),
      reachedText(verdict),
      measured.note ?? '',
    ].join(' | ');
  });
  return `# Results of \`npm run bench\`

Written by the run of ${now.toISOString().slice(0, 10)} on Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() || 'unknown processor'}.
Ratios are medians of rounds in which the figure and its reference took turns; times are medians, and tell less.
What the figures mean, and how far they are from what is possible, is in [docs/performance.md](../docs/performance.md).

| figure | ratio | measured | reference | goal | | |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}
