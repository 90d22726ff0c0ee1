import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { collectionUrl } from '../../api/endpoint';
import { t } from '../../base/l10n';
import type { BaselineStore } from '../../sync/baseline';
import { memoryBaselines } from '../../sync/memoryBaselines';
import { UsageError } from '../usageError';
import { BaselineJournal } from './baselineJournal';
import { stateLock } from './stateLock';
import { untouched } from './untouched';

/** What a run knows of earlier ones: the versions that files are based on. */
export interface State {
  readonly baselines: BaselineStore;
  close(): Promise<void>;
}

interface StateOptions {
  endpoint: string;
  durable?: boolean;
  /** Look and change nothing. */
  dryRun?: boolean;
  warn: (text: string) => void;
  signal?: AbortSignal | undefined;
}

/** Less waste than this is not worth a new file, in bytes. */
const fewBytes = 1 << 20;

/**
 * Opens the state of a folder for one service: what one service said must not be taken for another's. Made where it is
 * not there, with a `.gitignore` of its own: it holds names and addresses, and tells nothing to anybody else.
 * @throws UsageError where it cannot be read and written, or another run uses it
 */
export async function openState(
  folder: string,
  { endpoint, durable, dryRun, warn, signal }: StateOptions,
): Promise<State> {
  const inner = path.join(folder, nameOf(endpoint));
  const file = path.join(inner, 'baselines.jsonl');
  if (dryRun) return look(file, folder);
  try {
    mkdirSync(inner, { recursive: true });
    const ignore = path.join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  } catch (error) {
    throw unusable(folder, error);
  }
  const release = await stateLock(path.join(inner, 'lock'), {
    onWait: (owner) => warn(`referrals: ${t('waiting for another run to end (process {0})', owner)}\n`),
    signal,
  }).catch((error: unknown) => {
    throw error instanceof UsageError ? error : unusable(folder, error);
  });
  try {
    const options = durable ? { durable } : {};
    let baselines = BaselineJournal.open(file, options);
    if (baselines.waste > Math.max(fewBytes, baselines.size / 2)) {
      shrink(baselines, file);
      baselines = BaselineJournal.open(file, options);
    }
    return {
      baselines,
      async close() {
        baselines.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw unusable(folder, error);
  }
}

function look(file: string, folder: string): State {
  if (!existsSync(file)) return { baselines: memoryBaselines(), close: async () => undefined };
  try {
    const journal = BaselineJournal.open(file, { readOnly: true });
    return { baselines: untouched(journal), close: async () => journal.close() };
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** Writes the lines that count into a new journal, which takes the place of the old one as a whole. */
function shrink(journal: BaselineJournal, file: string): void {
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    for (const line of journal.lines()) writeSync(handle, line);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
    journal.close();
  }
  renameSync(temporary, file);
}

/** A folder's name for a service: its host, and its path where that is not the usual one. */
function nameOf(endpoint: string): string {
  const { host, pathname } = collectionUrl(endpoint);
  const own = pathname.replace(/\/v1\.0\/engagements\/referrals$/i, '');
  return `${host}${own}`.toLowerCase().replace(/[^a-z0-9.-]+/g, '_');
}

function unusable(folder: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError(t('cannot use the state in {0}: {1}', folder, reason), { cause: error });
}
