import type { Path } from '../document/referralText';

/** A path as JSON Pointer (RFC 6901), below `base`. */
export function jsonPointer(path: Path, base = ''): string {
  return path.reduce<string>((pointer, segment) => {
    return `${pointer}/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }, base);
}
