/** Time after the last rows in which VS Code may still ask for more, in milliseconds. It waits 200 before it does. */
const quietMs = 500;

/** Maximum time to wait for a redraw, in milliseconds: VS Code asks a hidden view for no rows. */
const maxWaitMs = 5000;

/** Follows how VS Code reads the rows of a view again after all have changed. */
export class Redraw {
  /** Time at which it is done, in milliseconds since 1970. */
  #end = 0;
  /** Number of reads under way. */
  #reads = 0;

  /** Begins a redraw; call it before VS Code is told that all rows have changed. */
  begin(): void {
    this.#end = Date.now() + maxWaitMs;
  }

  /** Takes the rows that VS Code asked for, and returns them. */
  async reading<T>(rows: Promise<T>): Promise<T> {
    this.#reads++;
    if (this.#end > Date.now()) this.#end = Date.now() + maxWaitMs;
    try {
      return await rows;
    } finally {
      this.#reads--;
      if (this.#reads === 0 && this.#end > Date.now()) this.#end = Date.now() + quietMs;
    }
  }

  /** Waits until VS Code knows all rows. */
  async done(): Promise<void> {
    for (let left = this.#end - Date.now(); left > 0; left = this.#end - Date.now()) await wait(Math.min(left, 50));
  }

  /** Returns what is selected once VS Code knows it; nothing if that is so for some seconds. */
  async selection<T>(read: () => readonly T[]): Promise<readonly T[]> {
    await this.done();
    const end = Date.now() + maxWaitMs;
    while (read().length === 0 && Date.now() < end) await wait(50);
    return read();
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
