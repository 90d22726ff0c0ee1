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

/** What a run knows of earlier ones, of all folders that it works with. */
interface States {
  /** The services for the file with this absolute path: its baselines and records, and a service that its lock covers. */
  services<T extends Pick<SyncServices, 'api'>>(
    file: string,
    given: T,
  ): T & Pick<SyncServices, 'baselines' | 'records'>;
  /** What the service was last seen saying of a referral. */
  known(id: string): KnownReferral | undefined;
  /** The folders whose files the states are about: absolute paths. */
  readonly folders: readonly string[];
  /** The place of role, area and play in the referrals that are known. */
  solutionForm(): Promise<SolutionFieldsForm | undefined>;
  close(): Promise<void>;
}

interface StateOptions {
  endpoint: string;
  /** The folder that the user named. */
  state?: string | undefined;
  /** Look and change nothing. */
  dryRun: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Opens the states of folders for one service. They are this run's alone until it closes them, unless it is a dry run.
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
  // Always in one order, so that two runs do not wait for each other.
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
    // A folder that the user named for the state says nothing about the files.
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

/** Baselines and records that are read and never changed, for a dry run. */
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
