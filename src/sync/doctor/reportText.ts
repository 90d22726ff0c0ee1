import { t } from '../../base/l10n';
import type { DoctorFinding } from './examine';

const marks = { ok: '✓', failed: '✗', seen: '·' } as const;

/** Formats findings as lines for a terminal. */
export function reportLines(findings: readonly DoctorFinding[]): string {
  return findings.map(({ outcome, title, text }) => `${marks[outcome]} ${title}: ${text}\n`).join('');
}

/** Formats findings as a Markdown page that can be attached to an issue. @param versions a line for each program */
export function reportPage(findings: readonly DoctorFinding[], versions: readonly string[]): string {
  const rows = (outcomes: readonly DoctorFinding['outcome'][]) =>
    findings
      .filter(({ outcome }) => outcomes.includes(outcome))
      .map(({ outcome, title, text }) => `| ${marks[outcome]} ${cell(title)} | ${cell(text)} |`)
      .join('\n');
  const seen = rows(['seen']);
  return [
    `# ${t('Connection to the referrals service')}`,
    t('This report has no names, IDs, tokens or texts of referrals. You can attach it to an issue.'),
    versions.map((line) => `- ${line}`).join('\n'),
    `| ${t('Step')} | ${t('Result')} |\n| --- | --- |\n${rows(['ok', 'failed'])}`,
    ...(seen ? [`## ${t('What this service shows')}\n\n| ${t('Fact')} | ${t('Shown')} |\n| --- | --- |\n${seen}`] : []),
    '',
  ].join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
