import { plainText } from '../../base/plainText';
import { notTaken } from '../notTaken';
import type { Terminal } from '../terminal';
import { UsageError } from '../usageError';
import type { OutcomeRow } from './outcomeRow';

/** Takes the rows of a run as they come, so that thousands need no memory. */
export interface OutcomeReport {
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
      const text = `${before}  ${JSON.stringify(row)}`;
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
