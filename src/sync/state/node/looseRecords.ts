import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseJson } from '../../../base/exactJson';
import { isObject } from '../../../base/isObject';

/** The readable records of a service in a folder that is not trusted, by key. Signatures are not checked. */
export interface LooseRecords {
  /** The IDs of referrals with a baseline. */
  baselines: Set<string>;
  creates: Map<string, unknown>;
  /** Records of versions up to 0.1, which had one file for all. */
  earlier: Map<string, unknown>;
}

/** Returns the files with records in a `.referrals` folder, with their services and kinds. */
async function recordFiles(folder: string): Promise<{ file: string; service: string; kind: keyof LooseRecords }[]> {
  const found: { file: string; service: string; kind: keyof LooseRecords }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const [, service, kind] = /^(.+)\.[0-9a-f]{8}\.(baselines|creates)\.jsonl$/.exec(entry.name) ?? [];
    if (entry.isFile() && service !== undefined) {
      found.push({ file, service, kind: kind === 'creates' ? 'creates' : 'baselines' });
    }
    const earlier = path.join(file, 'baselines.jsonl');
    const isThere = entry.isDirectory() && (await lstat(earlier).catch(() => undefined))?.isFile();
    if (isThere) found.push({ file: earlier, service: earlierService(entry.name), kind: 'earlier' });
  }
  return found;
}

/** Reads all readable lines, by service. The last line of a key counts. */
export async function looseRecords(folder: string): Promise<Map<string, LooseRecords>> {
  const all = new Map<string, LooseRecords>();
  for (const { file, service, kind } of await recordFiles(folder)) {
    const records = all.get(service) ?? { baselines: new Set(), creates: new Map(), earlier: new Map() };
    all.set(service, records);
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      const record = parse(line);
      if (!record) continue;
      if (record.value === undefined) records[kind].delete(record.key);
      else if (kind === 'baselines') records.baselines.add(record.key);
      else records[kind].set(record.key, record.value);
    }
  }
  return all;
}

function parse(line: string): { key: string; value: unknown } | undefined {
  try {
    const record: unknown = parseJson(line);
    if (!isObject(record) || typeof record.key !== 'string') return undefined;
    if (record.key.startsWith('#')) return undefined; // the first line of a journal
    return { key: decodeURIComponent(record.key), value: record.value ?? record.baseline };
  } catch {
    return undefined;
  }
}

/** Returns the service of a folder of versions up to 0.1, in which each port of a sandbox had a name. */
function earlierService(name: string): string {
  return /^(localhost|127\.\d+\.\d+\.\d+|_1_)(_|$)/.test(name) ? 'sandbox' : name;
}
