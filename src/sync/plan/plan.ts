/**
 * How the referral in a file differs from the version that it is based on. `new`: it has no ID. `deleted`: no file has
 * it.
 */
export type FileState = 'new' | 'unchanged' | 'edited' | 'deleted';

/**
 * How the service's version differs from the version that the file is based on. `unknown`: the service was not read.
 */
export type RemoteState = 'unknown' | 'unchanged' | 'moved' | 'gone';

/**
 * What to do with a referral. `create`, `update`: send the file's version. `pull`: take the service's version. `merge`:
 * combine the changes of both, and ask if both changed the same property. `nothing`: they agree. `conflict`: it is
 * unknown who changed what, so the user must decide. `gone`: the service no longer has the referral. The function
 * `plan` never returns the other three, which are about creates: `adopt` restores the ID in a file, `copy` and
 * `doubtful` ask the user.
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

interface Situation {
  file: FileState;
  service: RemoteState;
  /** Whether the version that the file is based on is known. */
  baseline: boolean;
}

type Row = Readonly<Record<RemoteState, Plan>>;

const table: Readonly<Record<FileState, { withBaseline: Row; withoutBaseline: Row }>> = {
  new: {
    withBaseline: { unknown: 'create', unchanged: 'create', moved: 'create', gone: 'create' },
    withoutBaseline: { unknown: 'create', unchanged: 'create', moved: 'create', gone: 'create' },
  },
  unchanged: {
    withBaseline: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'gone' },
    withoutBaseline: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'gone' },
  },
  edited: {
    withBaseline: { unknown: 'update', unchanged: 'update', moved: 'merge', gone: 'gone' },
    // If the service was not read, `If-Match` with the file's ETag decides when the update is sent.
    withoutBaseline: { unknown: 'update', unchanged: 'update', moved: 'conflict', gone: 'gone' },
  },
  // Deleting a file does not close a referral, which is possible only by its status.
  deleted: {
    withBaseline: { unknown: 'nothing', unchanged: 'nothing', moved: 'pull', gone: 'nothing' },
    withoutBaseline: { unknown: 'nothing', unchanged: 'pull', moved: 'pull', gone: 'nothing' },
  },
};

/** Decides what to do with a referral. Pure; performs nothing. */
export function plan({ file, service, baseline }: Situation): Plan {
  return table[file][baseline ? 'withBaseline' : 'withoutBaseline'][service];
}
