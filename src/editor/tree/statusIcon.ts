import { ThemeIcon } from 'vscode';

const byStatus: Readonly<Record<string, string>> = {
  New: 'circle-outline',
  Active: 'circle-filled',
  Closed: 'circle-slash',
};

/** The icon of a status; a sale has one of its own, and an unknown status the icon for questions. */
export function statusIcon(referral: { status?: unknown; substatus?: unknown; [other: string]: unknown }): ThemeIcon {
  if (referral.status === 'Closed' && referral.substatus === 'Won') return new ThemeIcon('pass');
  return new ThemeIcon(byStatus[String(referral.status)] ?? 'question');
}
