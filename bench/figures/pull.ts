import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../figure';
import { median } from '../median';
import { time } from '../time';

const count = 10_000;
const allowedKiB = 150 * 1024;

interface Round {
  bare: number;
  pull: number;
  memory: number;
}

let measured: Promise<Round[]> | undefined;

/** Both figures are of the same rounds: they take a while. */
function rounds(): Promise<Round[]> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<Round[]> {
  const service = spawn(process.execPath, [path.join(__dirname, 'service.cjs'), String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'pull-'));
  try {
    const [line] = (await once(service.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    return [1, 2, 3, 4, 5].map((number) => {
      const bare = run('bareLoop', [url, path.join(folder, `bare-${number}`)]);
      const out = path.join(folder, `pull-${number}`);
      const pull = run('main', ['pull', '--endpoint', url, '--out', out]);
      const files = readdirSync(out).filter((name) => name.endsWith('.json')).length;
      if (files !== count) throw new Error(`The pull wrote ${files} files.`);
      return { bare: bare.took, pull: pull.took, memory: pull.memory };
    });
  } finally {
    service.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(name: string, args: readonly string[]): { took: number; memory: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', path.join(__dirname, 'tellMemory.cjs'), path.join(__dirname, `${name}.cjs`), ...args],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return { took: performance.now() - start, memory: Number(stderr.trim().split('\n').at(-1)) };
}

/** The command line's pull of a whole service into an empty folder, its state included. */
export const pullTime: Figure = {
  id: 'pullTime',
  title: 'pull of 10 000 referrals, as a process',
  reference: 'a bare loop',
  long: true,
  async measure() {
    const all = await rounds();
    return {
      ratio: median(all.map(({ bare, pull }) => pull / bare)),
      subject: time(median(all.map(({ pull }) => pull))),
      reference: time(median(all.map(({ bare }) => bare))),
    };
  },
};

export const pullMemory: Figure = {
  id: 'pullMemory',
  title: 'most memory of a pull of 10 000 referrals',
  reference: '150 MiB',
  long: true,
  async measure() {
    const most = Math.max(...(await rounds()).map(({ memory }) => memory));
    return {
      ratio: most / allowedKiB,
      subject: `${(most / 1024).toFixed(0)} MiB`,
      reference: '150 MiB',
      value: { amount: most, unit: 'KiB' },
    };
  },
};
