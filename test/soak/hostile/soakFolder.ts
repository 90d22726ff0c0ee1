import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '../../hostile/service/json';

/** A user's folder on disk, and every text that its files ever had. */
export class SoakFolder {
  readonly root = mkdtempSync(path.join(tmpdir(), 'soak-'));
  readonly history: { name: string; text: string }[] = [];

  /** Names of the files, in a stable order. */
  names(): string[] {
    return this.#below('').sort();
  }

  /** Returns one of the files, chosen by a number. */
  pick(index: number): string | undefined {
    const names = this.names();
    return names[index % Math.max(1, names.length)];
  }

  text(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  /** The referrals of a file. */
  rows(name: string): JsonObject[] {
    const value = JSON.parse(this.text(name)) as JsonObject | JsonObject[];
    return Array.isArray(value) ? value : [value];
  }

  /** All referrals of all files. */
  all(): { name: string; row: JsonObject }[] {
    return this.names().flatMap((name) => this.rows(name).map((row) => ({ name, row })));
  }

  write(name: string, text: string): void {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    this.remember();
  }

  /** Changes the referrals of a file. A file of one referral stays one. */
  edit(name: string, change: (rows: JsonObject[]) => JsonObject[]): void {
    const isList = name.endsWith('.referrals.json');
    const rows = change(this.rows(name));
    this.write(name, JSON.stringify(isList ? rows : rows[0], null, 2));
  }

  move(name: string, to: string): void {
    if (existsSync(path.join(this.root, to))) return;
    mkdirSync(path.dirname(path.join(this.root, to)), { recursive: true });
    renameSync(path.join(this.root, name), path.join(this.root, to));
  }

  delete(name: string): void {
    rmSync(path.join(this.root, name));
  }

  /** Takes note of the texts of now. */
  remember(): void {
    for (const name of this.names()) {
      const text = this.text(name);
      if (!this.history.some((old) => old.name === name && old.text === text)) this.history.push({ name, text });
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #below(folder: string): string[] {
    return readdirSync(path.join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : this.#below(name);
      return /\.referrals?\.json$/.test(entry.name) ? [name] : [];
    });
  }
}
