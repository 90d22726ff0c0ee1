/** Names a kind of note, and tells its type. */
export class NoteKind<T> {
  declare readonly type: T;
}

/**
 * Keeps results that other modules compute for an object, with the object. A WeakMap slows the garbage collector if ten
 * thousand objects come and go. Most objects have one note.
 */
export class Notes {
  #firstKind: NoteKind<unknown> | undefined;
  #first: unknown;
  #others: Map<NoteKind<unknown>, unknown> | undefined;

  note<T>(kind: NoteKind<T>): T | undefined {
    return (kind === this.#firstKind ? this.#first : this.#others?.get(kind)) as T | undefined;
  }

  keep<T>(kind: NoteKind<T>, note: T): void {
    this.#firstKind ??= kind;
    if (kind === this.#firstKind) {
      this.#first = note;
    } else {
      this.#others ??= new Map();
      this.#others.set(kind, note);
    }
  }
}
