import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Baseline, isBaseline } from '../baseline';
import { Journal } from './journal';
import { DamagedJournalError } from './journalLines';
import type { OwnFolder } from './trustedFolder';

/** The journals of a service. */
export interface Journals {
  baselines: Journal;
  creates: Journal;
}

/** Returns the journals of a service in a folder with this identity. */
export function journalsOf(folder: string, service: string, own: OwnFolder): Journals {
  const [baselines, creates] = journalNames(service, own);
  return {
    baselines: new Journal(path.join(folder, baselines), own.key, baselines),
    creates: new Journal(path.join(folder, creates), own.key, creates),
  };
}

/**
 * Returns the file names of the journals of a service. They contain the identity of the folder, so that adopting it can
 * be undone.
 */
export function journalNames(service: string, { id }: OwnFolder): [baselines: string, creates: string] {
  const start = `${service}.${id.slice(0, 8)}`;
  return [`${start}.baselines.jsonl`, `${start}.creates.jsonl`];
}

/** Returns the keys of the services with baselines in a folder; none if the folder does not exist. */
export async function servicesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const services = names.flatMap((name) => /^(.+)\.[0-9a-f]{8}\.baselines\.jsonl$/.exec(name)?.[1] ?? []);
  return [...new Set(services)];
}

/** Returns the key of a referral's ID, which is a GUID and case-insensitive. A key needs no escapes in JSON. */
export function keyOfId(id: string): string {
  const key = encodeURIComponent(id.toLowerCase().replace(/\p{Surrogate}/gu, '?'));
  // Returns the same string if possible, which saves memory for a large list.
  return key === id ? id : key;
}

/** @throws DamagedJournalError if a value is not a baseline */
export function asBaseline(value: unknown): Baseline | undefined {
  if (value === undefined) return undefined;
  if (isBaseline(value)) return value;
  throw new DamagedJournalError('a baseline has another shape');
}
