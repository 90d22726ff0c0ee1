import { formatJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { plainText } from '../../base/plainText';
import { type Terminal, UsageError } from '../cliCommand';
import { notTaken } from '../options';

/** Prints the rows of a run as they arrive, so that thousands of rows need no memory. */
interface OutcomeReport {
  add(row: OutcomeRow): void | Promise<void>;
  /** @param summary a sentence for people */
  end(summary: string): void | Promise<void>;
}

/** Outcomes that the report for people leaves out, because thousands of them would hide the others. */
const quiet = new Set(['unchanged', 'nothing']);

/** Length of output to collect before printing, in UTF-16 code units. */
const enough = 1 << 14;

/**
 * Returns the report for `--format`: `stylish` prints a line for each referral that was not left unchanged, `json` an
 * array of all.
 * @throws UsageError for another format
 */
export function outcomeReport(format: string, { print }: Pick<Terminal, 'print'>): OutcomeReport {
  let waiting = '';
  const write = (text: string): void | Promise<void> => {
    waiting += text;
    if (waiting.length < enough) return;
    const full = waiting;
    waiting = '';
    return print(full);
  };
  if (format === 'stylish') {
    return {
      add: (row) => (!row.message && quiet.has(row.plan ?? row.outcome ?? '') ? undefined : write(lineOf(row))),
      end: (summary) => print(`${waiting}${plainText(summary)}\n`),
    };
  }
  if (format !== 'json') throw new UsageError(notTaken('format', ['stylish', 'json'], format));
  let before = '[\n';
  return {
    add(row) {
      const text = `${before}  ${row.conflicts ? formatJson(row) : JSON.stringify(row)}`;
      before = ',\n';
      return write(text);
    },
    end: () => print(before === '[\n' ? '[]\n' : `${waiting}\n]\n`),
  };
}

function lineOf({ plan, outcome, file, pointer, id, message }: OutcomeRow): string {
  const where = [file ?? id, pointer].filter(Boolean).join(' ');
  return `${(plan ?? outcome ?? '').padEnd(10)} ${plainText(where)}${message ? `\n           ${plainText(message)}` : ''}\n`;
}

/** The result or plan for a referral, which is a line in the report of `pull` or `submit`. */
export interface OutcomeRow {
  /** The path as the user wrote it, or below the folder as the user wrote it. */
  file?: string;
  /** JSON Pointer of the referral, if the file contains several. */
  pointer?: string;
  id?: string;
  /** What was done. A dry run has `plan` instead. */
  outcome?: string;
  plan?: string;
  eTag?: string;
  message?: string;
  /** ID of a failed request, for Microsoft's support. */
  requestId?: string;
  /** The values of both sides of a conflict. `path` consists of wire names and the identities of list entries. */
  conflicts?: readonly { path: string; base: unknown; mine: unknown; theirs: unknown }[];
  /** The problems that the checks or the service report. */
  problems?: readonly unknown[];
}

/** Phrases for outcomes and plans whose names do not read well after a number. */
const phrases: Readonly<Record<string, (count: number) => string>> = {
  conflict: (count) => (count === 1 ? t('1 conflict') : t('{0} conflicts', count)),
  create: (count) => t('{0} to create', count),
  update: (count) => t('{0} to update', count),
  merge: (count) => t('{0} to merge', count),
  pull: (count) => t('{0} to pull', count),
  keep: (count) => t('{0} to keep', count),
  copy: (count) => (count === 1 ? t('1 copy to confirm') : t('{0} copies to confirm', count)),
  removal: (count) => (count === 1 ? t('1 with a removal to confirm') : t('{0} with removals to confirm', count)),
  unconfirmed: (count) => t('{0} not taken as sent', count),
  unknown: (count) => t('{0} with an unknown solution area or play', count),
  doubtful: (count) => t('{0} in doubt', count),
  nothing: (count) => t('{0} unchanged', count),
};

/** Formats counts by outcome or plan, in the given order: `3 created, 1 conflict`. */
export function countsText(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => {
    if (!count) return [];
    return phrases[name]?.(count) ?? `${count} ${name}`;
  });
  return parts.join(', ') || t('nothing to do');
}
