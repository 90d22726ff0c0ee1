import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure, Measured } from '../figure';
import { median } from '../median';
import type { SyncTimes } from '../sync/rounds';
import { time } from '../time';

const count = 10_000;
const maxKiB = 150 * 1024;

let measured: Promise<SyncTimes> | undefined;

/** All three figures are of the same rounds: they take a while. */
function allTimes(): Promise<SyncTimes> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<SyncTimes> {
  const full = await startService(count);
  const empty = await startService(0);
  try {
    const args = ['--expose-gc', path.join(__dirname, 'rounds.cjs'), full.url, empty.url];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The rounds failed: ${stderr}`);
    return JSON.parse(stdout) as SyncTimes;
  } finally {
    full.process.stdin?.end();
    empty.process.stdin?.end();
  }
}

async function startService(referrals: number): Promise<{ process: ChildProcess; url: string }> {
  const service = spawn(process.execPath, [path.join(__dirname, 'service.cjs'), String(referrals)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(service.stdout, 'data')) as [Buffer];
  return { process: service, url: line.toString().trim() };
}

function figure(id: string, title: string, kind: keyof SyncTimes): Figure {
  return {
    id,
    title,
    reference: 'a bare loop',
    long: true,
    async measure(): Promise<Measured> {
      const rounds = (await allTimes())[kind];
      return {
        ratio: median(rounds.map(({ bare, ours }) => ours / bare)),
        subject: time(median(rounds.map(({ ours }) => ours))),
        reference: time(median(rounds.map(({ bare }) => bare))),
      };
    },
  };
}

/** The command line in a warm process, beside bare loops of the same requests and writes. */
export const pullTime = figure('pullTime', 'pull of 10 000 referrals', 'pull');
export const createTime = figure('createTime', '1 000 creates', 'create');
export const updateTime = figure('updateTime', '1 000 updates', 'update');

export const pullMemory: Figure = {
  id: 'pullMemory',
  title: 'most memory of a pull of 100 000 referrals',
  reference: '150 MiB',
  long: true,
  async measure() {
    const service = await startService(10 * count);
    const folder = mkdtempSync(path.join(tmpdir(), 'pull-'));
    try {
      const out = path.join(folder, 'deals');
      const { status, stderr } = spawnSync(
        process.execPath,
        [
          ...['--require', path.join(__dirname, 'tellMemory.cjs'), path.join(__dirname, 'main.cjs')],
          ...['pull', '--endpoint', service.url, '--out', out],
        ],
        { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 },
      );
      const files = status === 0 ? readdirSync(out).filter((name) => name.endsWith('.json')).length : 0;
      if (files !== 10 * count) throw new Error(`The pull wrote ${files} files: ${stderr.slice(-2000)}`);
      const most = Number(stderr.trim().split('\n').at(-1));
      return {
        ratio: most / maxKiB,
        subject: `${(most / 1024).toFixed(0)} MiB`,
        reference: '150 MiB',
        value: { amount: most, unit: 'KiB' },
      };
    } finally {
      service.process.stdin?.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
