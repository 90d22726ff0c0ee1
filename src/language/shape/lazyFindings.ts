import type { Finding } from './finding';

const nothing: readonly never[] = [];

/** Findings whose messages are made when asked for: completion does without. */
export class LazyFindings {
  #makers: (() => Finding | undefined)[] | undefined;
  #made: readonly Finding[] | undefined;

  add(make: () => Finding | undefined): void {
    this.#makers ??= [];
    this.#makers.push(make);
  }

  get all(): readonly Finding[] {
    this.#made ??= this.#makers?.map((make) => make()).filter((finding) => finding !== undefined);
    return this.#made ?? nothing;
  }
}
