/** All bits set: for an ID that may be the same as any other. */
export const allBits = -1;

/** Returns a bit by the length and the outer letters of an id in quotes: ids with different bits differ. */
export function idBit(codes: Uint16Array, start: number, end: number): number {
  const first = codes[start + 1] as number;
  const last = codes[end - 2] as number;
  if (first > 0x7f || last > 0x7f) return allBits;
  return 1 << ((end - start + (first | 0x20) * 7 + (last | 0x20) * 3) & 31);
}
