import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../src');

/** Files that may use `JSON` itself, by what they use it for; everything else goes through `base/exactJson`. */
const allowed: Readonly<Record<string, string>> = {
  'api/errors/responseError.ts': 'error bodies of the service',
  'cli/sync/outcomeReport.ts': 'rows of a report',
  'sync/files/acceptRemote.ts': 'names and texts',
  'sync/files/editObject.ts': 'names',
  'sync/merge/listEntries.ts': 'compares entries whatever the spelling of their numbers',
  'sync/state/creates/createMarks.ts': 'hashes content whatever the spelling of its numbers',
  'sync/state/node/trustedFolder.ts': 'keys, and the identity of a folder',
  'sync/create/sentReferral.ts': 'a reference, which is text',
  'sync/submit/submitInOrder.ts': 'names, which are texts',
};

describe('JSON of referrals', () => {
  it('is read and written with the text of its numbers', () => {
    const using = ['api', 'sync', 'cli/sync'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .filter((file) => file.endsWith('.ts'))
        .filter((file) =>
          /\bJSON\s*(\.\s*(parse|stringify)|\[)|structuredClone|\.json\(\)/.test(
            code(readFileSync(path.join(root, file), 'utf8')),
          ),
        ),
    );
    assert.deepEqual(using.sort(), Object.keys(allowed).sort());
  });
});

/** The text of a file without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
