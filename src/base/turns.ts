interface Turn {
  group: object | undefined;
  begins: Promise<unknown>;
  ends: Promise<unknown>;
}

/** Queues tasks: those with the same key run one after the other, in the order of the calls. */
export class Turns {
  readonly #last = new Map<string, Turn>();

  /** @param group consecutive tasks of the same group run at the same time */
  run<T>(key: string, task: () => Promise<T>, group?: object): Promise<T> {
    const previous = this.#last.get(key);
    const joined = group && previous?.group === group ? previous : undefined;
    const begins = joined?.begins ?? previous?.ends ?? Promise.resolve();
    const done = begins.then(task);
    const ends = Promise.allSettled([joined?.ends, done]);
    this.#last.set(key, { group, begins, ends });
    void ends.then(() => this.#last.get(key)?.ends === ends && this.#last.delete(key));
    return done;
  }
}
