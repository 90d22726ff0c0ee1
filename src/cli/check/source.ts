import { readFile } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { t } from '../../base/l10n';
import { type Terminal, UsageError } from '../cliCommand';

/** A text to check. */
export interface Source {
  /** The name in reports: the path as the user wrote it, or `<stdin>`. */
  readonly name: string;
  /** The absolute path; undefined for standard input. */
  readonly path?: string;
  /** The folder that determines its configuration, as an absolute path. */
  readonly folder: string;
  /** Identifies the text. Messages show its last segment. */
  readonly uri: string;
  /** Returns the bytes; can be called several times. */
  read(): Promise<Uint8Array>;
}

// Takes half the time of `fs/promises` for many small files.
const readBytes = promisify(readFile);

/** A file as a source, named as the user wrote it. Holds only its name, because there may be many. */
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

/** Returns a source that reads its bytes once and keeps them, for sources such as pipes that can be read only once. */
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

/** The bytes of a source that could not be read; compare by identity. */
export const unread: Uint8Array = new Uint8Array(0);

/**
 * Returns a source whose bytes are `unread` if it cannot be read, so that a run can continue.
 * @param complain called once with the error
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

/** Maximum number of files to read at a time: enough to keep the disk busy, and few enough to keep memory low. */
const maxReads = 8;

/** Reads sources ahead, a few at a time, and yields them in order. */
export async function* readAhead(sources: readonly Source[]): AsyncGenerator<{ source: Source; bytes: Uint8Array }> {
  const waiting: Promise<Uint8Array>[] = [];
  let next = 0;
  for (const source of sources) {
    while (waiting.length < maxReads && next < sources.length) {
      const reading = sources[next++]?.read();
      if (!reading) break;
      // If reading an earlier source fails, this promise is never awaited.
      reading.catch(() => undefined);
      waiting.push(reading);
    }
    const bytes = await waiting.shift();
    if (bytes) yield { source, bytes };
  }
}
