/** How the file's referral differs from the version that it is based on; `new`: it has no id; `deleted`: no file has it. */
export type FileState = 'new' | 'unchanged' | 'edited' | 'deleted';

/** How the service's version differs from that version; `unknown`: not asked. */
export type ServiceState = 'unknown' | 'unchanged' | 'moved' | 'gone';

/**
 * `create`, `update`: send the file's referral. `pull`: take the service's. `merge`: put the changes of both together,
 * and ask where both changed the same. `nothing`: they agree. `conflict`: nothing tells who changed what; only a person
 * can decide. `gone`: the service has no such referral any more.
 */
export type Plan =
  | 'create'
  | 'copy'
  | 'adopt'
  | 'doubtful'
  | 'update'
  | 'pull'
  | 'merge'
  | 'nothing'
  | 'conflict'
  | 'gone';

export interface Situation {
  file: FileState;
  service: ServiceState;
  /** Whether the version is known that the file is based on. */
  baseline: boolean;
}

type Row = Readonly<Record<ServiceState, Plan>>;

const table: Readonly<Record<FileState, { known: Row; unknown: Row }>> = {
  new: {
    known: { unknown: 'create', unchanged: 'create', moved: 'create', gone: 'create' },
    unknown: { unknown: 'create', unchanged: 'create', moved: 'create', gone: 'create' },
  },
  unchanged: {
    known: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'gone' },
    unknown: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'gone' },
  },
  edited: {
    known: { unknown: 'update', unchanged: 'update', moved: 'merge', gone: 'gone' },
    // Unasked, `If-Match` with the file's own ETag decides, at the service and without a gap in time.
    unknown: { unknown: 'update', unchanged: 'update', moved: 'conflict', gone: 'gone' },
  },
  // The service ends a referral by its status; a file that is gone says nothing about that.
  deleted: {
    known: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'nothing' },
    unknown: { unknown: 'nothing', unchanged: 'pull', moved: 'pull', gone: 'nothing' },
  },
};

/** Decides what to do with a referral. Pure; performs nothing. */
export function plan({ file, service, baseline }: Situation): Plan {
  return table[file][baseline ? 'known' : 'unknown'][service];
}
