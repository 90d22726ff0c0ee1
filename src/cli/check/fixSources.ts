import path from 'node:path';
import { t } from '../../base/l10n';
import { replaceFile } from '../../base/node/atomicWrite';
import { applyEdits } from '../../language/edits/applyEdits';
import type { ReferralLanguage } from '../../language/referralLanguage';
import type { TextEdit } from '../../language/types';
import { decodeText } from '../../sync/files/decodeText';
import { encodeText } from '../../sync/files/encodeText';
import { type Terminal, UsageError } from '../cliCommand';
import { readAhead, type Source, unread } from './source';
import { unifiedDiff } from './unifiedDiff';

/** The sources after the fixes, and how many of them changed. */
interface FixedSources {
  sources: readonly Source[];
  changed: number;
}

/**
 * Applies the safe fixes: replaces files, and prints the fixed standard input. A dry run only prints the changes, as a
 * unified diff.
 * @param complain called for each file that cannot be written
 */
export async function fixSources(
  sources: readonly Source[],
  languageOf: (source: Source) => ReferralLanguage,
  terminal: Terminal,
  { dryRun = false, complain = raise }: { dryRun?: boolean; complain?: (error: Error) => void } = {},
): Promise<FixedSources> {
  const after: Source[] = [];
  let changed = 0;
  for await (const { source, bytes } of readAhead(sources)) {
    if (bytes === unread) {
      after.push(source);
      continue;
    }
    const language = languageOf(source);
    const fixed = fixBytes(bytes, language);
    if (fixed.unwritable)
      terminal.warn(`referrals: ${t('did not fix {0}: it is not valid UTF-8 and would be damaged', source.name)}\n`);
    if (fixed.change) changed++;
    if (dryRun) {
      const { before, edits } = fixed.change ?? { before: '', edits: [] };
      const diff = unifiedDiff(diffName(source, terminal.cwd), before, edits);
      if (diff) await terminal.print(diff);
    } else if (source.path === undefined) {
      await terminal.print(fixed.bytes);
    } else if (fixed.change) {
      await rewrite(source, source.path, { bytes, fixed }, language).catch(complain);
    }
    const written = !dryRun && source.path !== undefined;
    if (!fixed.change || written) after.push(source);
    else after.push(fixedSource(source, sources.length === 1 ? async () => fixed.bytes : fixAgain(source, language)));
  }
  return { sources: after, changed };
}

function raise(error: Error): never {
  throw error;
}

const tries = 3;

/** Writes the fixed text of a file. If another program changed the file in the meantime, fixes its new text. */
async function rewrite(
  source: Source,
  file: string,
  first: { bytes: Uint8Array; fixed: FixedBytes },
  language: ReferralLanguage,
): Promise<void> {
  let { bytes, fixed } = first;
  try {
    for (let attempt = 1; attempt <= tries; attempt++) {
      if (!fixed.change || (await replaceFile(file, fixed.bytes, bytes))) return;
      bytes = await source.read();
      fixed = fixBytes(bytes, language);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('cannot write {0}: {1}', source.name, reason), { cause: error });
  }
  throw new UsageError(t('{0} is being changed by another program; try again later', source.name));
}

function fixedSource({ name, folder, uri, path: file }: Source, read: Source['read']): Source {
  return { name, folder, uri, path: file, read };
}

/** Returns a function that reads and fixes a file again, so that the fixed bytes of many files need no memory. */
function fixAgain(source: Source, language: ReferralLanguage): Source['read'] {
  return async () => fixBytes(await source.read(), language).bytes;
}

/**
 * Returns the name of a file for `git apply` and `patch`: its path relative to the current folder, else the absolute
 * one.
 */
function diffName({ name, path: file }: Source, cwd: string): string {
  if (file === undefined) return name;
  const relative = path.relative(cwd, file);
  return (relative.startsWith('..') ? file.replace(/^[/\\]+/, '') : relative).split(path.sep).join('/');
}

/** A file after its safe fixes. */
interface FixedBytes {
  bytes: Uint8Array;
  /** The original text and its edits; missing if nothing changed. */
  change?: { before: string; edits: readonly TextEdit[] };
  /** Whether there are fixes that cannot be written, because the file is not valid UTF-8 or UTF-16. */
  unwritable?: true;
}

/** Applies all safe fixes. Keeps the encoding, the byte order mark and the line endings. */
function fixBytes(bytes: Uint8Array, language: ReferralLanguage): FixedBytes {
  const before = decodeText(bytes);
  const edits = language.fixAll(language.parse(before));
  if (edits.length === 0) return { bytes };
  const after = applyEdits(before, edits);
  if (after === before) return { bytes };
  const written = encodeText(after, bytes);
  return written ? { bytes: written, change: { before, edits } } : { bytes, unwritable: true };
}
