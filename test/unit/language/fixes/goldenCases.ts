import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One golden case: a text, the fix to take, and the text after it. */
export interface GoldenCase {
  name: string;
  /** The code of the problem, or `fixAll`. */
  code: string;
  /** The title of the fix; empty for `fixAll`. */
  title: string;
  before: string;
  /** Undefined if the file does not exist yet. */
  after: string | undefined;
  /** Where the expected text is. */
  golden: string;
}

export const goldenFolder = join(__dirname, 'golden');

/**
 * Reads the cases: of each, `NAME.before.txt` begins with a line `code: title of the fix` (`fixAll:` for all safe
 * fixes), and `NAME.after.txt` is what comes out.
 */
export function goldenCases(): GoldenCase[] {
  const files = readdirSync(goldenFolder);
  return files
    .filter((file) => file.endsWith('.before.txt'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.before.txt'.length);
      const text = readFileSync(join(goldenFolder, file), 'utf8');
      const end = text.indexOf('\n');
      const [, code = '', title = ''] = /^([\w.-]+): ?(.*)$/.exec(text.slice(0, end)) ?? [];
      const golden = join(goldenFolder, `${name}.after.txt`);
      const after = files.includes(`${name}.after.txt`) ? readFileSync(golden, 'utf8') : undefined;
      return { name, code, title, before: text.slice(end + 1), after, golden };
    });
}
