import { readFile, rename, writeFile } from 'node:fs/promises';
import { applyEdits } from '../../../src/language/edits/applyEdits';
import type { ReferralFile } from '../../../src/sync/files/referralFile';

/** A file on disk, replaced as a whole at each change. */
export function tempFile(path: string): ReferralFile {
  return {
    name: path,
    read: () => readFile(path, 'utf8'),
    async change(decide) {
      const text = await readFile(path, 'utf8');
      const decided = decide(text);
      const next = applyEdits(text, decided.edits);
      if (next === text) return decided;
      await writeFile(`${path}.new`, next);
      await rename(`${path}.new`, path);
      return decided;
    },
  };
}
