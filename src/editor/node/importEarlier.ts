import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../../base/node/errno';
import { isBaseline } from '../../sync/state/baseline';
import { CreateNotes } from '../../sync/state/creates/createNotes';
import { earlierNotes } from '../../sync/state/creates/earlierNotes';
import type { DiskState } from '../../sync/state/node/diskState';

/**
 * Imports what versions up to 0.1 kept of a service in VS Code's storage, once for each `.referrals` folder. Leaves it
 * there for earlier versions.
 * @param shelf the folder that holds one file for each baseline
 */
export async function importEarlier(shelf: string, state: DiskState): Promise<void> {
  const names: string[] = await readdir(shelf).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const done = `imported-${createHash('sha256').update(state.folder).digest('hex').slice(0, 16)}`;
  if (names.length === 0 || names.includes(done)) return;
  const records = new Map<string, unknown>();
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const value = await readJson(path.join(shelf, name));
    if (isBaseline(value)) records.set(decodeURIComponent(name.slice(0, -'.json'.length)), value);
  }
  const notes = earlierNotes(records);
  await state.exclusive(async () => {
    for (const [id, value] of records) {
      if (isBaseline(value) && !id.startsWith('unwritten-')) await state.baselines.add(id, value);
    }
    const creates = new CreateNotes(state.records);
    for (const note of notes) {
      await creates.open({ ...note, state: 'open' });
      if (note.state !== 'open') await creates.keep(note);
    }
  });
  await writeFile(path.join(shelf, done), '');
}

/** Reads a file of JSON. A file that cannot be read counts as missing. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
