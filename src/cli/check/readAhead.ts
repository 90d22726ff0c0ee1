import type { Source } from './source';

/** Maximum number of files to read at a time: keeps a disk busy and memory low. */
const maxReads = 8;

/** Reads sources a few ahead, and gives them in their order. */
export async function* readAhead(sources: readonly Source[]): AsyncGenerator<{ source: Source; bytes: Uint8Array }> {
  const waiting: Promise<Uint8Array>[] = [];
  let next = 0;
  for (const source of sources) {
    while (waiting.length < maxReads && next < sources.length) {
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
