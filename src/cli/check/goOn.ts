import type { Source } from './source';

/** Bytes of a source that could not be read. */
export const unread: Uint8Array = new Uint8Array(0);

/**
 * Lets a run go on after a source that cannot be read: its bytes are then `unread`.
 * @param complain told of each failure once
 */
export function goOn(source: Source, complain: (error: Error) => void): Source {
  let failed = false;
  return {
    name: source.name,
    folder: source.folder,
    ...(source.path !== undefined && { path: source.path }),
    uri: source.uri,
    async read() {
      if (failed) return unread;
      try {
        return await source.read();
      } catch (error) {
        failed = true;
        complain(error as Error);
        return unread;
      }
    },
  };
}
