import { corpus } from '../corpus';
import type { Figure } from '../figure';
import { ourService } from '../ourService';
import { theirService } from '../theirService';
import { usedMemory } from '../usedMemory';

/** What stays in memory of what `make` makes, in bytes. */
async function kept(make: () => unknown): Promise<number> {
  const before = await usedMemory();
  const held = [await make()];
  const after = await usedMemory();
  return held.length === 1 ? after - before : 0;
}

/** What an open and checked document of a thousand referrals holds beside its text, which the editor has anyway. */
export const openDocumentMemory: Figure = {
  id: 'openDocumentMemory',
  title: 'memory of an open, checked and edited document of 1 000 referrals',
  reference: 'the value of JSON.parse',
  async measure() {
    const text = corpus(1000, 20);
    const offset = text.indexOf('"name": "', text.length / 2) + 9;
    const ours = () => {
      const document = ourService.parse(text);
      ourService.validate(document);
      const edited = document.edit({ offset, length: 0, text: 'x' });
      return [edited, ourService.validate(edited)];
    };
    const value = () => JSON.parse(text);
    // The first time pays for compiled code, too.
    await kept(ours);
    await kept(value);
    const [subject, reference, theirs] = [
      await kept(ours),
      await kept(value),
      await kept(() => theirService.open(text)),
    ];
    const mega = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    return {
      ratio: subject / reference,
      subject: mega(subject),
      reference: mega(reference),
      note: `VS Code's JSON service: ${(theirs / reference).toFixed(1)} ×`,
    };
  },
};
