/** Returns a path as JSON Pointer (RFC 6901), below `base`. */
export function jsonPointer(path: readonly (string | number)[], base = ''): string {
  return path.reduce<string>((pointer, segment) => {
    return `${pointer}/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }, base);
}

/** Returns the names and indexes that a JSON Pointer is made of. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
