import { t } from '../../base/l10n';
import type { Note, Profile } from './behavior';

/** Keeps the notes of one request, and logs each text once for as long as the sandbox runs. */
export class NoteBook {
  readonly #logged = new Set<string>();

  constructor(private readonly log: ((message: string) => void) | undefined) {}

  /** Returns a list that fills with the notes of one request. The lenient profile takes none. */
  open(profile: Profile): { notes: readonly string[]; note: Note } {
    const notes: string[] = [];
    const note: Note = (said) => {
      const text = said.replace(/\p{C}/gu, '?').slice(0, maxLength);
      if (profile !== 'documented' || notes.includes(text) || notes.length >= maxNotes) return;
      notes.push(text);
      if (this.#logged.has(text) || this.#logged.size >= maxLogged) return;
      this.#logged.add(text);
      this.log?.(t('Sandbox: {0}', text));
    };
    return { notes, note };
  }
}

const maxNotes = 20;
const maxLength = 300;
const maxLogged = 1000;
