import type { Page } from 'playwright-core';
import type { Workbench } from './workbench';

const shortestKeyMs = 20;
const longestKeyMs = 90;

/** Long enough for VS Code to open the suggestion list by itself. */
const pauseMs = 400;

/** Types into the active editor at the pace of a person: 20 to 90 ms a key, with a pause after some words. */
export class Typist {
  readonly #page: Page;
  #state: number;

  /** @param seed the same seed gives the same pace */
  constructor(workbench: Workbench, seed = 1) {
    this.#page = workbench.page;
    this.#state = seed;
  }

  /** Types a text key by key. */
  async type(text: string): Promise<void> {
    for (const key of text) {
      await this.#page.keyboard.type(key);
      const isPause = /[\s.,]/.test(key) && this.#random() < 0.25;
      await this.#page.waitForTimeout(
        isPause ? pauseMs : shortestKeyMs + this.#random() * (longestKeyMs - shortestKeyMs),
      );
    }
  }

  /** Presses a key such as `Tab` or `Control+Space`, and waits a moment, as a person does. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#page.waitForTimeout(120);
  }

  /** Stops typing for long enough for the suggestion list to open. */
  async pause(): Promise<void> {
    await this.#page.waitForTimeout(pauseMs);
  }

  /** A linear congruential generator: the pace must be the same in each run. */
  #random(): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return this.#state / 2_147_483_648;
  }
}
