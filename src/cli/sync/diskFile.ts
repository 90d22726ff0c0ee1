import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { t } from '../../base/l10n';
import { replaceFileAtOnce } from '../../base/node/atomicWrite';
import { applyEdits } from '../../language/edits/applyEdits';
import { decodeText } from '../../sync/files/decodeText';
import { encodeText } from '../../sync/files/encodeText';
import type { FileChange, ReferralFile } from '../../sync/referralFile';
import { readBytes } from './readBytes';

const tries = 3;

/**
 * A file on disk. Encoding, byte order mark and mode stay; a file that another program changes between
 * reading and writing is read again.
 * @param name shown in messages; an absolute path
 */
export function diskFile(name: string): ReferralFile {
  // Several referrals of the file may be submitted at a time: their changes take turns.
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    async read() {
      const bytes = readBytes(name);
      const text = decodeText(bytes);
      if (!isUtf8(bytes) && !encodeText(text, bytes)) {
        throw new Error(t('{0} is not valid UTF-8 and would be damaged. Save it as UTF-8.', name));
      }
      return text;
    },
    change(decide) {
      const turn = last.then(() => changeNow(name, decide));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function changeNow<T extends FileChange>(name: string, decide: (text: string) => T): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = readFileSync(name);
    const text = decodeText(before);
    const decided = decide(text);
    const next = applyEdits(text, decided.edits);
    if (next === text) return decided;
    const bytes = encodeText(next, before);
    if (!bytes) throw new Error(t('it is not valid UTF-8 and would be damaged'));
    if (await replaceFileAtOnce(name, bytes, before)) return decided;
    if (attempt === tries) throw new Error(t('it is being changed by another program'));
  }
}
