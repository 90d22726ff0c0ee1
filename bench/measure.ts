import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/root';
import { budgetOf, judge, type Verdict } from './budget';
import { figures } from './figures/index';
import { line, results } from './report';

/**
 * Measures all figures, writes bench/RESULTS.md, and fails if one is beyond its budget. `--short`: only what is
 * quick, and nothing is written, for CI. Names of figures: only those.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { short: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const chosen = figures.filter(({ id, long }) => {
    return positionals.length > 0 ? positionals.includes(id) : !(values.short && long);
  });
  if (chosen.length === 0) throw new Error(`No such figure. There are ${figures.map(({ id }) => id).join(', ')}.`);
  const verdicts: Verdict[] = [];
  for (const figure of chosen) {
    let verdict = judge(figure, await figure.measure(values), budgetOf(figure.id));
    // A neighbour on the machine can spoil any measurement once; a slower program is slow each time.
    if (verdict.beyond) verdict = judge(figure, await figure.measure({ short: false }), budgetOf(figure.id));
    verdicts.push(verdict);
    console.log(line(verdict));
  }
  if (!values.short && positionals.length === 0)
    writeFileSync(path.join(root, 'bench/RESULTS.md'), results(verdicts, new Date()));
  const beyond = verdicts.filter((verdict) => verdict.beyond);
  for (const { figure, budget } of beyond) console.error(`Beyond its budget of ${budget?.limit}: ${figure.title}`);
  if (beyond.length > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
