import { readFile } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { t } from '../../base/l10n';
import { type Terminal, UsageError } from '../cliCommand';

/** A text to check. */
export interface Source {
  /** What reports call it: its path as people wrote it, or `<stdin>`. */
  readonly name: string;
  /** Its absolute path; of what comes from standard input none. */
  readonly path?: string;
  /** Folder whose configuration is about it: an absolute path. */
  readonly folder: string;
  /** Tells texts apart, and gives messages a name to show. */
  readonly uri: string;
  /** Its bytes; the same each time. */
  read(): Promise<Uint8Array>;
}

// Takes half the time of the newer `fs/promises` if there are many small files.
const readBytes = promisify(readFile);

/** A file as a source, named as people wrote it. There may be many: it holds nothing but its name. */
export class FileSource implements Source {
  constructor(
    readonly name: string,
    private readonly cwd: string,
  ) {}

  get path(): string {
    return path.resolve(this.cwd, this.name);
  }

  get folder(): string {
    return path.dirname(this.path);
  }

  get uri(): string {
    return pathToFileURL(this.path).href;
  }

  /** @throws UsageError that names the file */
  async read(): Promise<Uint8Array> {
    try {
      return await readBytes(this.path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(t('cannot read {0}: {1}', this.name, reason), { cause: error });
    }
  }
}

/** Standard input as a source. */
export function stdinSource(name: string, terminal: Terminal): Source {
  const uri = name === '<stdin>' ? 'stdin:/%3Cstdin%3E' : pathToFileURL(path.resolve(terminal.cwd, name)).href;
  const folder = path.dirname(path.resolve(terminal.cwd, name === '<stdin>' ? 'stdin' : name));
  return readOnce({ name, folder, uri, read: terminal.readInput });
}

/**
 * Turns a source that gives its bytes only once, such as a pipe, into one that gives them as often as they are asked
 * for.
 */
export function readOnce(source: Source): Source {
  const { name, folder, uri, path } = source;
  let kept: Promise<Uint8Array> | undefined;
  return {
    name,
    folder,
    uri,
    path,
    read() {
      kept ??= source.read();
      return kept;
    },
  };
}

/** Bytes of a source that could not be read. */
export const unread: Uint8Array = new Uint8Array(0);

/**
 * Lets a run go on after a source that cannot be read: its bytes are then `unread`.
 * @param complain told of each failure once
 */
export function goOn(source: Source, complain: (error: Error) => void): Source {
  let failed = false;
  return {
    name: source.name,
    folder: source.folder,
    ...(source.path !== undefined && { path: source.path }),
    uri: source.uri,
    async read() {
      if (failed) return unread;
      try {
        return await source.read();
      } catch (error) {
        failed = true;
        complain(error as Error);
        return unread;
      }
    },
  };
}

/** Maximum number of files to read at a time: keeps a disk busy and memory low. */
const maxReads = 8;

/** Reads sources a few ahead, and gives them in their order. */
export async function* readAhead(sources: readonly Source[]): AsyncGenerator<{ source: Source; bytes: Uint8Array }> {
  const waiting: Promise<Uint8Array>[] = [];
  let next = 0;
  for (const source of sources) {
    while (waiting.length < maxReads && next < sources.length) {
      const reading = sources[next++]?.read();
      if (!reading) break;
      // If an earlier one fails, this one is never asked for.
      reading.catch(() => undefined);
      waiting.push(reading);
    }
    const bytes = await waiting.shift();
    if (bytes) yield { source, bytes };
  }
}
