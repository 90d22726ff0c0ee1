import { stat } from 'node:fs/promises';
import path from 'node:path';

const name = '.referrals';

/**
 * Where the state of a folder's files is: in `.referrals` of the folder or of the nearest one above it that has one, as
 * git does it, so that a file keeps its state wherever a run is started; else it is to be made in `otherwise`.
 */
export async function stateFolder(folder: string, otherwise: string = folder): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    const candidate = path.join(at, name);
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isDirectory()) return candidate;
    if (path.dirname(at) === at) return path.join(otherwise, name);
  }
}
