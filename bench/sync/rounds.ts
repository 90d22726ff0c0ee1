import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../src/cli/runCli';
import { deal } from '../../test/vscode/support/deal';
import { barePull, bareSubmit, type Requests } from './bareLoop';

/** Milliseconds of one round. */
interface Round {
  bare: number;
  ours: number;
}

/** What the process prints: the rounds after the first of each kind, which warms up. */
export interface SyncTimes {
  pull: Round[];
  create: Round[];
  update: Round[];
}

const counts = { warmUp: 100, submit: 1000 };
const rounds = 3;

/** Runs the command line and the bare loops by turns in one process, against the service at `url`. */
async function main([url = '', empty = '']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sync-'));
  const times: SyncTimes = { pull: [], create: [], update: [] };
  try {
    for (let round = 0; round <= rounds; round++) {
      const isWarmUp = round === 0;
      const at = path.join(folder, String(round));
      mkdirSync(at);
      const pull = await pulls(url, at);
      const { create, update } = await submits(empty, at, isWarmUp ? counts.warmUp : counts.submit);
      rmSync(at, { recursive: true });
      if (isWarmUp) continue;
      times.pull.push(pull);
      times.create.push(create);
      times.update.push(update);
    }
    console.log(JSON.stringify(times));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pulls all referrals, each loop into a folder of its own: ours would take the other's files for its own. */
async function pulls(url: string, folder: string): Promise<Round> {
  const ours = path.join(folder, 'our-pull');
  const bare = path.join(folder, 'bare-pull');
  for (const each of [ours, bare]) mkdirSync(each);
  const round = {
    bare: await timed(() => barePull(url, bare)),
    ours: await timed(() => cli(ours, ['pull', '--endpoint', url, '--out', '.'])),
  };
  const [ourFiles, bareFiles] = [ours, bare].map((each) => readdirSync(each).filter(isReferral).length);
  if (ourFiles !== bareFiles) throw new Error(`Ours wrote ${ourFiles} files, the bare loop ${bareFiles}`);
  return round;
}

/** Creates referrals and updates them, each loop in a folder of its own with the same content. */
async function submits(url: string, folder: string, count: number): Promise<{ create: Round; update: Round }> {
  const ours = path.join(folder, 'our-deals');
  const bare = path.join(folder, 'bare-deals');
  for (const each of [ours, bare]) {
    mkdirSync(each);
    for (let number = 0; number < count; number++)
      writeFileSync(fileOf(each, number), text(deal(named(`${folder} ${number}`))));
  }
  const submit = () => cli(ours, ['submit', '--endpoint', url, '.']);
  const both = async (): Promise<Round> => {
    await clearRequests(url);
    const ourTime = await timed(submit);
    const requests = await requestsOf(url, count);
    const files = readdirSync(bare).map((name) => path.join(bare, name));
    return { ours: ourTime, bare: await timed(() => bareSubmit(url, files, requests)) };
  };
  const create = await both();
  for (const each of [ours, bare])
    for (let number = 0; number < count; number++) {
      const file = fileOf(each, number);
      const referral = JSON.parse(readFileSync(file, 'utf8'));
      referral.details.dealValue++;
      writeFileSync(file, text(referral));
    }
  return { create, update: await both() };
}

async function clearRequests(url: string): Promise<void> {
  await fetch(new URL('/sandbox/requests', url), { method: 'DELETE' });
}

/** Returns the requests that were made: the pages of the list, and the methods for each referral. */
async function requestsOf(url: string, count: number): Promise<Requests> {
  const response = await fetch(new URL('/sandbox/requests', url));
  const all = (await response.json()) as { method: string; path: string }[];
  const list = new URL(url).pathname;
  const isPage = ({ method, path: at }: (typeof all)[number]) =>
    method === 'GET' && (at === list || at.startsWith(`${list}?`));
  const pages = all.filter(isPage).map(({ path: at }) => new URL(at, url).href);
  const methods = all.filter((each) => !isPage(each)).map(({ method }) => method);
  const each = ['GET', 'POST', 'PATCH', 'PUT'].flatMap((method) => {
    const times = methods.filter((one) => one === method).length;
    return Array.from({ length: Math.round(times / count) }, () => method);
  });
  if (each.length === 0) throw new Error(`${all.length} requests for ${count} referrals`);
  return { pages, each };
}

async function cli(cwd: string, args: readonly string[]): Promise<void> {
  let said = '';
  const code = await runCli(args, {
    cwd,
    print: (more) => {
      said += String(more).slice(-2000);
    },
    warn: (more) => {
      said += more;
    },
    readInput: async () => new Uint8Array(),
    stopped: () => new Promise(() => undefined),
  });
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${said.slice(-2000)}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  global.gc?.();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Deals of one run differ in name and reference. */
function named(name: string): object {
  return { name, externalReferenceId: name.slice(-60) };
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `${number}.referral.json`);
}

function isReferral(name: string): boolean {
  return name.endsWith('.referral.json');
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

void main(process.argv.slice(2));
