import { formatJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { plainText } from '../../base/plainText';
import { type Terminal, UsageError } from '../cliCommand';
import { notTaken } from '../options';

/** Takes the rows of a run as they come, so that thousands need no memory. */
interface OutcomeReport {
  add(row: OutcomeRow): void | Promise<void>;
  /** @param summary one sentence for people */
  end(summary: string): void | Promise<void>;
}

/** Outcomes that the report leaves out if nothing had to be done: thousands of these would hide the others. */
const quiet = new Set(['unchanged', 'nothing']);

/** Bytes that are written at once. */
const enough = 1 << 14;

/**
 * The report of `--format`: `stylish`, a line for each referral that something was done with, or `json`, one array of all.
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

/** What became of one referral, or would: a line of the report of `pull` and `submit`. */
export interface OutcomeRow {
  /** As people wrote it, or below the folder as they wrote it. */
  file?: string;
  /** JSON Pointer of the referral, if the file holds several. */
  pointer?: string;
  id?: string;
  /** What was done; in a dry run it is `plan`. */
  outcome?: string;
  plan?: string;
  eTag?: string;
  message?: string;
  /** Id of a failed request, for Microsoft's support. */
  requestId?: string;
  /** What both sides of a conflict have; `path` has wire names, and what identifies an entry of a list. */
  conflicts?: readonly { path: string; base: unknown; mine: unknown; theirs: unknown }[];
  /** What the checks or the service find wrong. */
  problems?: readonly unknown[];
}

/** The outcomes and plans that do not read well after a number. */
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

/** Counts for people, in the order in which they are given: `3 created, 1 conflict`. */
export function countsText(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => {
    if (!count) return [];
    return phrases[name]?.(count) ?? `${count} ${name}`;
  });
  return parts.join(', ') || t('nothing to do');
}
