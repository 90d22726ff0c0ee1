import path from 'node:path';
import { t } from '../../base/l10n';
import type { SolutionFieldsForm } from '../../domain/referral/solutionFields';
import type { KnownReferral } from '../../language/types';
import { formOfBaselines } from '../../sync/create/sendSolutionFields';
import { newestKnown } from '../../sync/state/knownReferral';
import { exclusiveIn, lockedApi } from '../../sync/state/lockedApi';
import { DiskState } from '../../sync/state/node/diskState';
import { findStateFolder } from '../../sync/state/node/findStateFolder';
import { serviceKey } from '../../sync/state/serviceKey';
import type { SyncServices } from '../../sync/syncServices';
import type { Terminal } from '../cliCommand';

/** The states that earlier runs have left in the folders of a run. */
interface States {
  /**
   * Returns the services for a file, given by its absolute path: adds the baselines and records of its folder, and
   * sends only while the folder is locked.
   */
  services<T extends Pick<SyncServices, 'api'>>(
    file: string,
    given: T,
  ): T & Pick<SyncServices, 'baselines' | 'records'>;
  /** Returns the last known version of a referral. */
  known(id: string): KnownReferral | undefined;
  /** The folders whose files the states describe, as absolute paths. */
  readonly folders: readonly string[];
  /** Returns the place of role, area and play in the last known versions. */
  solutionForm(): Promise<SolutionFieldsForm | undefined>;
  close(): Promise<void>;
}

interface StateOptions {
  endpoint: string;
  /** The folder given by `--state`. */
  state?: string | undefined;
  /** Whether to read the state without locking or changing it. */
  dryRun: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Opens the states of folders for a service. Locks them until `close`, except in a dry run.
 * @param folders absolute paths
 * @throws StateError if one cannot be used
 */
export async function openStates(
  folders: Iterable<string>,
  { endpoint, state, dryRun, signal }: StateOptions,
  { cwd, warn }: Pick<Terminal, 'cwd' | 'warn'>,
): Promise<States> {
  const places = new Map<string, string>();
  for (const folder of new Set(folders)) {
    places.set(folder, state ? path.resolve(cwd, state) : await findStateFolder(folder, cwd));
  }
  const onWait = () => warn(`referrals: ${t('waiting for another run to end')}\n`);
  const open = new Map<string, DiskState>();
  // Sorted, so that two runs never wait for each other.
  for (const place of [...new Set(places.values())].sort()) {
    open.set(place, new DiskState(place, serviceKey(endpoint), { onWait }));
  }
  const held: DiskState[] = [];
  const close = async (): Promise<void> => {
    for (const each of held.splice(0)) await each.release();
    for (const each of open.values()) await each.close();
  };
  try {
    for (const each of open.values()) {
      if (dryRun) {
        await each.open();
      } else {
        await each.acquire(signal);
        held.push(each);
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    // The folder given by `--state` can be anywhere, so it does not tell which files to search.
    folders: state ? [...places.keys()] : [...new Set([...places.values()].map((place) => path.dirname(place)))],
    known: (id) => newestKnown(open.values(), id),
    async solutionForm() {
      for (const each of open.values()) {
        const form = await formOfBaselines(await each.ids(), each.baselines);
        if (form) return form;
      }
      return undefined;
    },
    services(file, given) {
      const found = open.get(places.get(path.dirname(file)) ?? '');
      if (!found) throw new Error(`No state is open for ${file}`);
      if (dryRun) return { ...given, ...untouched(found) };
      const { baselines, records } = found;
      const locked = { api: lockedApi(given.api, () => found), exclusive: exclusiveIn(() => found) };
      return { ...given, ...locked, baselines, records };
    },
  };
}

/** Returns read-only baselines and records, for a dry run. */
function untouched({
  baselines,
  records,
}: Pick<DiskState, 'baselines' | 'records'>): Required<Pick<SyncServices, 'baselines' | 'records'>> {
  return {
    baselines: {
      get: (id) => baselines.get(id),
      set: async () => undefined,
      add: async (id) => (await baselines.get(id)) === undefined,
      delete: async () => undefined,
    },
    records: { get: (key) => records.get(key), change: async () => undefined },
  };
}
