import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder with these files for the tests of the current suite; the function tells its path. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>>): () => string {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'check-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return () => folder;
}
