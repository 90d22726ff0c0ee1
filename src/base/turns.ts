interface Turn {
  group: object | undefined;
  begins: Promise<unknown>;
  ends: Promise<unknown>;
}

/** Runs the tasks of a key one after the other, in the order in which they came. */
export class Turns {
  readonly #last = new Map<string, Turn>();

  /** @param group tasks of one group that follow each other run at the same time */
  run<T>(key: string, task: () => Promise<T>, group?: object): Promise<T> {
    const before = this.#last.get(key);
    const joined = group && before?.group === group ? before : undefined;
    const begins = joined?.begins ?? before?.ends ?? Promise.resolve();
    const done = begins.then(task);
    const ends = Promise.allSettled([joined?.ends, done]);
    this.#last.set(key, { group, begins, ends });
    void ends.then(() => this.#last.get(key)?.ends === ends && this.#last.delete(key));
    return done;
  }
}
