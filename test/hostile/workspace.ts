import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../src/cli/runCli';
import { HostileService } from './service/hostileService';
import type { JsonObject } from './service/json';
import type { Knobs } from './service/knobs';

/** What one run of the command line printed, and its exit code. */
export interface Run {
  code: number;
  text: string;
}

/** A folder, the command line in it, and a service: what one test works with. */
export class Workspace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));

  private constructor(readonly service: HostileService) {}

  static async open(knobs: Partial<Knobs> = {}): Promise<Workspace> {
    return new Workspace(await new HostileService(knobs).start());
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a command of the command line against the service. */
  cli(...args: string[]): Promise<Run> {
    return this.run({ args: [...args, '--endpoint', this.service.origin] });
  }

  /** Runs it with another folder, other arguments or an interruption (Ctrl+C). */
  async run(given: { args: string[]; cwd?: string; interruption?: AbortSignal }): Promise<Run> {
    let text = '';
    const { interruption } = given;
    const code = await runCli(given.args, {
      cwd: given.cwd ?? this.folder,
      print: (part) => {
        text += typeof part === 'string' ? part : Buffer.from(part).toString();
      },
      warn: (part) => {
        text += part;
      },
      readInput: async () => Buffer.of(),
      stopped: async () => undefined,
      ...(interruption ? { interruption: () => interruption } : {}),
    });
    return { code, text };
  }

  /** Adds a referral to the service, and pulls it into a file. */
  async addPulled(file: string, referral: Record<string, unknown>): Promise<this> {
    const { id } = this.service.add(referral);
    const { code, text } = await this.cli('pull', String(id), '--out', '.', '--file-name', file);
    if (code !== 0) throw new Error(text);
    return this;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, value: unknown): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  read<T = JsonObject>(name: string): T {
    return JSON.parse(this.text(name)) as T;
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Changes the value in a file. */
  edit<T = JsonObject>(name: string, change: (value: T) => void): void {
    const value = this.read<T>(name);
    change(value);
    this.write(name, value);
  }

  /** Names of the referral files in a folder. */
  files(name = '.'): string[] {
    return readdirSync(this.path(name)).filter((file) => file.endsWith('.json'));
  }
}

/** Opens a workspace for each test of the suite; the function opens it with the knobs of the test. */
export function workspaces(): (knobs?: Partial<Knobs>) => Promise<Workspace> {
  const opened: Workspace[] = [];
  afterEach(async () => {
    for (const workspace of opened.splice(0)) await workspace.close();
  });
  return async (knobs) => {
    const workspace = await Workspace.open(knobs);
    opened.push(workspace);
    return workspace;
  };
}
