import type { Source } from './source';

/** So many files are read at once: enough to keep a disk busy, few enough to be no matter to the memory. */
const most = 8;

/** Reads sources a few ahead, and gives them in their order. */
export async function* readAhead(sources: readonly Source[]): AsyncGenerator<{ source: Source; bytes: Uint8Array }> {
  const waiting: Promise<Uint8Array>[] = [];
  let next = 0;
  for (const source of sources) {
    while (waiting.length < most && next < sources.length) {
      const reading = sources[next++]?.read();
      if (!reading) break;
      // If an earlier one fails, this one is never asked for.
      reading.catch(() => undefined);
      waiting.push(reading);
    }
    const bytes = await waiting.shift();
    if (bytes) yield { source, bytes };
  }
}
