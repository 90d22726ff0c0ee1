import type { Source } from './source';

/** A source that gives its bytes only once, such as a pipe, made one that gives them as often as they are asked for. */
export function readOnce(source: Source): Source {
  const { name, folder, uri, path } = source;
  let kept: Promise<Uint8Array> | undefined;
  return {
    name,
    folder,
    uri,
    path,
    read() {
      kept ??= source.read();
      return kept;
    },
  };
}
