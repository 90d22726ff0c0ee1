import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasEnded, thisProcess } from './processIdentity';

const pattern = /^\.referral-(\w+-\w+-\w*)\.[0-9a-f]+\.tmp$/;

/** Age after which a temporary file is abandoned if its process cannot be checked, in milliseconds. */
const abandonedAfterMs = 3_600_000;

/** Folders that this process has already swept. */
const swept = new Set<string>();

/** Distinguishes the files of this process from those of a process with the same identity in another container. */
const instance = randomBytes(6).toString('hex');
let count = 0;

/** Returns the name of a temporary file. It is short, so that it fits in any folder where the final name fits. */
export function temporaryName(): string {
  return `.referral-${thisProcess}.${instance}${(count++).toString(16)}.tmp`;
}

/** Deletes the temporary files that killed processes have left in a folder, once per process and folder. */
export async function sweepOnce(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  await sweep(folder);
}

/** Deletes the temporary files that killed processes have left in a folder. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const owner = pattern.exec(name)?.[1];
    if (owner === undefined) continue;
    const file = path.join(folder, name);
    if (hasEnded(owner) ?? (await isAbandoned(file))) await rm(file, { force: true }).catch(() => undefined);
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > abandonedAfterMs,
    () => false,
  );
}
