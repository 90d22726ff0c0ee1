import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { t } from '../../base/l10n';
import { replaceFileAtOnce } from '../../base/node/atomicWrite';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';
import { decodeText } from '../../sync/files/decodeText';
import { encodeText } from '../../sync/files/encodeText';
import type { FileChange, ReferralFile } from '../../sync/files/referralFile';

const tries = 3;

/** A change that waits to be written. */
interface Waiting {
  decide(text: string): readonly TextEdit[];
  done(): void;
  failed(error: unknown): void;
}

/**
 * Returns a file on disk. Changes keep its encoding, byte order mark and mode. If another program changes the file
 * between reading and writing, decides again on the new text. Several referrals of a file may be submitted at a time:
 * changes that arrive while the file is being written are written together.
 * @param name the absolute path, also for messages
 */
export function diskFile(name: string): ReferralFile {
  let known: { bytes: Uint8Array; text: string } | undefined;
  let waiting: Waiting[] = [];
  let isWriting = false;

  /**
   * Decodes the bytes, and returns the same string while the file is unchanged, because it is read for each referral.
   */
  function textOf(bytes: Uint8Array): string {
    if (known && Buffer.compare(known.bytes, bytes) === 0) return known.text;
    const text = decodeText(bytes);
    known = { bytes: new Uint8Array(bytes), text };
    return text;
  }

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await changeTogether(together);
    }
    isWriting = false;
  }

  async function changeTogether(changes: readonly Waiting[]): Promise<void> {
    try {
      for (let attempt = 1; ; attempt++) {
        const before = readFileSync(name);
        const text = textOf(before);
        const { next, settle } = decideAll(text, changes);
        if (next === text) return settle();
        const bytes = encodeText(next, before);
        if (!bytes) throw new Error(t('it is not valid UTF-8 and would be damaged'));
        if (await replaceFileAtOnce(name, bytes, before)) return settle();
        if (attempt === tries) throw new Error(t('it is being changed by another program'));
      }
    } catch (error) {
      const [only, ...others] = changes;
      if (only && others.length === 0) only.failed(error);
      else for (const each of changes) await changeTogether([each]);
    }
  }

  return {
    name,
    async read() {
      const bytes = readBytes(name);
      const text = textOf(bytes);
      if (!isUtf8(bytes) && !encodeText(text, bytes)) {
        throw new Error(t('{0} is not valid UTF-8 and would be damaged. Save it as UTF-8.', name));
      }
      return text;
    },
    change<T extends FileChange>(decide: (text: string) => T) {
      return new Promise<T>((resolve, reject) => {
        let decided: T;
        waiting.push({
          decide(text) {
            decided = decide(text);
            return decided.edits;
          },
          done: () => resolve(decided),
          failed: reject,
        });
        if (!isWriting) void writeAll();
      });
    },
  };
}

/** Applies all changes, each to the result of the previous one. */
function decideAll(text: string, changes: readonly Waiting[]): { next: string; settle(): void } {
  let next = text;
  const ends: (() => void)[] = [];
  for (const change of changes) {
    try {
      next = applyEdits(next, change.decide(next));
      ends.push(() => change.done());
    } catch (error) {
      ends.push(() => change.failed(error));
    }
  }
  return {
    next,
    settle() {
      for (const end of ends) end();
    },
  };
}

let shared = Buffer.allocUnsafe(1 << 16);

/**
 * Reads a file into a buffer that the next call overwrites, so that thousands of small files need no memory of their
 * own.
 * @throws Error of the file system
 */
export function readBytes(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0; length += read) {
      if (length === shared.length) shared = enlarged(shared, fstatSync(handle).size);
      read = readSync(handle, shared, length, shared.length - length, length);
    }
    return shared.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** Returns a longer buffer with the same content and room for a file of this size in bytes. */
function enlarged(buffer: Buffer, size: number): Buffer<ArrayBuffer> {
  const longer = Buffer.allocUnsafe(Math.max(size, buffer.length) + (1 << 16));
  buffer.copy(longer);
  return longer;
}
