import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Copies what is written to a file to our own output, while it is written.
 * @returns A function that copies the rest and stops.
 */
export function followFile(file: string): () => void {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(65_536);
  const drain = () => {
    for (let count = 1; count > 0; ) {
      count = readSync(handle, buffer, 0, buffer.length, null);
      process.stdout.write(Buffer.from(buffer.subarray(0, count)));
    }
  };
  const timer = setInterval(drain, 100);
  return () => {
    clearInterval(timer);
    drain();
    closeSync(handle);
  };
}
