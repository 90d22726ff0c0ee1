/** One row of the table of status transitions. */
interface StatusRow {
  readonly status: string;
  readonly transitions: readonly string[];
  readonly substatuses: readonly string[];
}

/** What each status may become, and which substatus it allows (Referral resources, "Status transition & Substatus states"). */
export const statusTable: readonly StatusRow[] = [
  { status: 'New', transitions: ['New', 'Active', 'Closed'], substatuses: ['Pending', 'Received'] },
  { status: 'Active', transitions: ['Active', 'Closed'], substatuses: ['Accepted'] },
  { status: 'Closed', transitions: ['Closed'], substatuses: ['Won', 'Lost', 'Declined', 'Expired', 'Error'] },
];

/** The substatuses of closed referrals that Partner Center asks a reason for. */
export const substatusesWithReason: ReadonlySet<string> = new Set(['Lost', 'Declined', 'Error']);

const rows = new Map(statusTable.map((row) => [row.status, row]));

/** Returns the statuses that `status` may become, itself included; none for a status outside the table. */
export function transitionsOf(status: string): readonly string[] {
  return rows.get(status)?.transitions ?? [];
}

/** Returns the substatuses that `status` allows; none for a status outside the table. */
export function substatusesOf(status: string): readonly string[] {
  return rows.get(status)?.substatuses ?? [];
}

/** Returns the statuses that allow `substatus`. */
export function statusesAllowing(substatus: string): readonly string[] {
  return statusTable.filter((row) => row.substatuses.includes(substatus)).map((row) => row.status);
}
