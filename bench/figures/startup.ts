import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from '../figure';
import { median } from '../median';
import { time } from '../time';

/** Runs a script in a process of its own and tells how long that took. */
function run(name: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [path.join(__dirname, `${name}.cjs`)], { encoding: 'utf8' });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return took;
}

/** Loading the language service and a first check in a fresh process, above what Node needs by itself. */
export const startup: Figure = {
  id: 'startup',
  title: 'load and first check in a fresh process, above bare Node',
  reference: "VS Code's JSON service",
  async measure({ short }) {
    const rounds = Array.from({ length: short ? 11 : 31 }, () => {
      const bare = run('bare');
      return {
        bare,
        ours: run('ours') - bare,
        theirs: run('theirs') - bare,
        installed: run('theirsInstalled') - bare,
      };
    }).slice(1);
    const ours = median(rounds.map((round) => round.ours));
    const theirs = median(rounds.map((round) => round.theirs));
    const installed = median(rounds.map((round) => round.installed));
    const size = readFileSync(path.join(__dirname, 'ours.cjs')).length / 1024;
    return {
      ratio: ours / theirs,
      subject: time(ours),
      reference: time(theirs),
      value: { amount: ours, unit: 'ms' },
      note: [
        `bare Node ${time(median(rounds.map((round) => round.bare)))}`,
        `theirs as npm installs it, not bundled, ${time(installed)}`,
        `core of ${size.toFixed(0)} KiB, minified`,
      ].join('; '),
    };
  },
};
