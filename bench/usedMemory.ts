/** What the program holds in memory, in bytes, after everything unused is gone. Needs `--expose-gc`. */
export async function usedMemory(): Promise<number> {
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
