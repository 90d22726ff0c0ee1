import { FileSystemError, Uri, workspace } from 'vscode';
import { literal, object, optional, record, string, unknown } from 'zod/mini';
import type { Baseline, BaselineStore } from '../sync/baseline';
import { writeFile } from './writeFile';

/** File systems take names of 255 bytes, and writing adds a GUID to them. */
const longestName = 180;

const shape = object({
  eTag: string(),
  body: record(string(), unknown()),
  seen: string(),
  partial: optional(literal(true)),
});

/** Baselines, and a way to tell at once for many ids whether there is one. */
export interface StoredBaselines extends BaselineStore {
  has(): Promise<(id: string) => boolean>;
}

/**
 * Baselines in the extension's storage, one file each, below a folder for each service: an id of the sandbox says
 * nothing about Partner Center. A file that cannot be understood counts as none.
 * @param folder of the workspace's storage, or of the global one where no folder is open
 * @param service what tells the service from others
 */
export function baselineStore(folder: Uri, service: string): StoredBaselines {
  const shelf = Uri.joinPath(folder, 'baselines', encodeURIComponent(service));
  const file = (id: string) => Uri.joinPath(shelf, nameOf(id));

  return {
    async get(id): Promise<Baseline | undefined> {
      try {
        const text = new TextDecoder().decode(await workspace.fs.readFile(file(id)));
        const parsed = shape.safeParse(JSON.parse(text));
        return parsed.success ? (parsed.data as Baseline) : undefined;
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    async has() {
      try {
        const names = new Set((await workspace.fs.readDirectory(shelf)).map(([name]) => name));
        return (id) => names.has(nameOf(id));
      } catch (error) {
        if (isMissing(error)) return () => false;
        throw error;
      }
    },
    async set(id, baseline) {
      await writeFile(file(id), JSON.stringify(baseline), { overwrite: true });
    },
    async add(id, baseline) {
      try {
        await writeFile(file(id), JSON.stringify(baseline), { overwrite: false });
        return true;
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileExists') return false;
        throw error;
      }
    },
    async delete(id) {
      try {
        await workspace.fs.delete(file(id));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

/** The name of the file for an id: of one that no file system takes, what a GUID never is, only a part. */
function nameOf(id: string): string {
  const name = encodeURIComponent(id.toLowerCase().replace(/\p{Surrogate}/gu, '?'));
  return `${name.slice(0, longestName)}.json`;
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}
