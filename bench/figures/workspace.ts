import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexedReferrals } from '../../src/editor/workspace/index/indexedReferral';
import { ReferralIndex } from '../../src/editor/workspace/index/referralIndex';
import { inSlices } from '../../src/editor/workspace/inSlices';
import { lineIndex } from '../../src/language/document/lineIndex';
import { createReferralLanguage } from '../../src/language/service';
import type { IdentityProperty } from '../../src/language/types';
import { corpusFiles, made } from '../corpus';
import type { Figure } from '../figure';
import { median } from '../median';
import { ourService } from '../ourService';
import { time } from '../time';
import { usedMemory } from '../usedMemory';

const count = 10_000;
const decoder = new TextDecoder();

/** A folder of referral files, one in twenty with a mistake; `work` gets their paths, and then they go. */
async function inFolder<T>(work: (files: string[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'referrals-bench-'));
  try {
    const files = corpusFiles(count, 20).map((text, at) => {
      const file = path.join(folder, `${at}.referral.json`);
      writeFileSync(file, text);
      return file;
    });
    return await work(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Index and language as the editor puts them together: duplicates are looked for in the whole workspace. */
function workspace() {
  const index = new ReferralIndex();
  const right = new Set<string>();
  let asking: string | undefined;
  const language = createReferralLanguage({
    today: made,
    siblings: (value, property) => (asking === undefined ? [] : index.elsewhere(asking, property, value)),
  });
  function put(file: string, text: string): void {
    const { positionAt } = lineIndex(text);
    const document = language.parse(text);
    index.set(file, indexedReferrals(file, language.summaries(document), positionAt));
    asking = undefined;
    if (language.validate(document).length === 0) right.add(file);
    else right.delete(file);
  }
  function isRight(file: string): boolean {
    const shares = (property: IdentityProperty, value: string | undefined) =>
      value !== undefined && index.elsewhere(file, property, value).length > 0;
    return (
      right.has(file) &&
      (index.get(file) ?? []).every(
        ({ id, externalReferenceId }) =>
          !shares('id', id?.value) && !shares('externalReferenceId', externalReferenceId?.value),
      )
    );
  }
  function check(file: string, text: string): number {
    asking = file;
    return language.validate(language.parse(text)).length;
  }
  return { index, put, isRight, check };
}

async function read(file: string): Promise<string> {
  return decoder.decode(await readFile(file));
}

async function fill(files: readonly string[], { put, isRight, check }: ReturnType<typeof workspace>): Promise<number> {
  let problems = 0;
  await inSlices(files, async (file) => put(file, await read(file)));
  await inSlices(files, async (file) => {
    if (isRight(file)) return;
    const text = await read(file);
    problems += check(file, text);
  });
  return problems;
}

/** Every file read, indexed and checked by itself; then those that may have problems once more, beside all others. */
export const workspaceIndexing: Figure = {
  id: 'workspaceIndexing',
  title: 'workspace of 10 000 files: index and check',
  reference: 'read and JSON.parse of all',
  long: true,
  async measure() {
    return inFolder(async (files) => {
      const rounds: { subject: number; reference: number; slowest: number; problems: number }[] = [];
      for (let round = -1; round < 3; round++) {
        const reference = await elapsed(() => inSlices(files, async (file) => JSON.parse(await read(file))));
        const answers = answering();
        let problems = 0;
        const subject = await elapsed(async () => {
          problems = await fill(files, workspace());
        });
        const slowest = answers.stop();
        if (round >= 0) rounds.push({ subject, reference, slowest, problems });
      }
      const slowest = median(rounds.map((round) => round.slowest));
      return {
        ratio: median(rounds.map((round) => round.subject / round.reference)),
        subject: time(median(rounds.map((round) => round.subject))),
        reference: time(median(rounds.map((round) => round.reference))),
        note: `${rounds[0]?.problems} problems; the slowest completion meanwhile took ${time(slowest)}`,
      };
    });
  },
};

/** What the index keeps of a file. */
export const workspaceMemory: Figure = {
  id: 'workspaceMemory',
  title: 'memory of the index of 10 000 files, for each',
  reference: 'the text of a file',
  long: true,
  async measure() {
    const texts = corpusFiles(count, 20);
    const average = texts.reduce((sum, text) => sum + text.length, 0) / count;
    const before = await usedMemory();
    const { index, put } = workspace();
    for (const [at, text] of texts.entries()) put(`file:///workspace/referrals/${at}.referral.json`, text);
    const after = await usedMemory();
    // Read after the measurement, so that neither the texts nor the index may go before it.
    if (index.size !== texts.length) throw new Error('The index has lost files');
    const each = (after - before) / index.size;
    return {
      ratio: each / average,
      subject: `${(each / 1024).toFixed(2)} KiB`,
      reference: `${(average / 1024).toFixed(2)} KiB`,
      value: { amount: each / 1024, unit: 'KiB' },
    };
  },
};

/** One file is read, indexed and checked again, and so is what has its ids: with duplicate rules. */
export const workspaceChange: Figure = {
  id: 'workspaceChange',
  title: 'change of one file in a workspace of 10 000',
  reference: 'read and JSON.parse of the file',
  long: true,
  async measure() {
    return inFolder(async (files) => {
      const parts = workspace();
      await fill(files, parts);
      const rounds: { subject: number; reference: number }[] = [];
      for (let round = 0; round < 60; round++) {
        const file = files[(round * 7919) % files.length] ?? '';
        const reference = await elapsed(async () => JSON.parse(await read(file)));
        const subject = await elapsed(async () => {
          const text = await read(file);
          parts.put(file, text);
          parts.check(file, text);
        });
        if (round >= 10) rounds.push({ subject, reference });
      }
      const subject = median(rounds.map((round) => round.subject));
      return {
        ratio: median(rounds.map((round) => round.subject / round.reference)),
        subject: time(subject),
        reference: time(median(rounds.map((round) => round.reference))),
        value: { amount: subject, unit: 'ms' },
      };
    });
  },
};

/** Asks for completions while others work; tells how long the slowest answer took from the moment it was due. */
function answering(): { stop(): number } {
  const [text = ''] = corpusFiles(1);
  const offset = text.indexOf('"status": "') + 11;
  let slowest = 0;
  let due = performance.now() + 20;
  const timer = setInterval(() => {
    ourService.complete(ourService.parse(text), offset);
    const now = performance.now();
    slowest = Math.max(slowest, now - due);
    due = now + 20;
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return slowest;
    },
  };
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
