import { type ConfigurationChangeEvent, type Event, EventEmitter, workspace } from 'vscode';
import type { output } from 'zod/mini';
import { autoYear, fiscalYear } from '../domain/fiscalYear';
import { taxonomies } from '../domain/taxonomies';
import { quoteList } from '../language/wording';
import { settingShapes } from './settingShapes';

/** Every setting of the extension, without the prefix `referrals.`, valid. */
export type Settings = { readonly [K in keyof typeof settingShapes]: output<(typeof settingShapes)[K]['shape']> };

/** Told of a setting that is ignored: its id, what was found, and what would be right. */
export type Complain = (id: string, found: unknown, expected: string) => void;

/**
 * Reads the settings. One with a wrong value counts as not given; that is said once for each wrong value.
 */
export class SettingsReader {
  readonly #changed = new EventEmitter<ConfigurationChangeEvent>();
  readonly #said = new Set<string>();
  readonly #subscription = workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration('referrals')) return;
    this.#current = undefined;
    this.#changed.fire(change);
  });
  #current: Settings | undefined;

  constructor(private readonly complain: Complain) {}

  /** Some setting of the extension has changed. */
  get onDidChange(): Event<ConfigurationChangeEvent> {
    return this.#changed.event;
  }

  read(): Settings {
    this.#current ??= this.#readAll();
    return this.#current;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #readAll(): Settings {
    const configuration = workspace.getConfiguration('referrals');
    const entries = Object.entries(settingShapes).map(([id, { shape, expected }]) => {
      const value: unknown = configuration.get(id);
      const parsed = shape.safeParse(value);
      if (parsed.success) return [id, parsed.data];
      const sound = byEntry.includes(id) ? soundEntries(shape, value) : undefined;
      this.#say(`referrals.${id}`, sound?.refused ?? value, expected());
      return [id, sound?.taken ?? shape.parse(configuration.inspect(id)?.defaultValue)];
    });
    const settings: Settings = Object.fromEntries(entries);
    const years = [autoYear, ...taxonomies.map(({ year }) => year), ...Object.keys(settings.taxonomies)];
    const chosen = fiscalYear(settings.taxonomy);
    if (years.some((year) => fiscalYear(year) === chosen)) return { ...settings, taxonomy: chosen };
    this.#say('referrals.taxonomy', settings.taxonomy, quoteList(years, { maxValues: years.length }));
    return { ...settings, taxonomy: String(configuration.inspect('taxonomy')?.defaultValue) };
  }

  #say(id: string, found: unknown, expected: string): void {
    const key = `${id} ${JSON.stringify(found)}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.complain(id, found, expected);
  }
}

/** Settings whose entries are checked one by one: a wrong one leaves the others as they are. */
const byEntry = ['rules', 'taxonomies'];

/** The entries of an object that are right, and those that are not; undefined for anything but an object. */
function soundEntries(
  shape: { safeParse(value: unknown): { success: boolean } },
  value: unknown,
): { taken: object; refused: object } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isRight = ([key, entry]: [string, unknown]) => shape.safeParse({ [key]: entry }).success;
  const entries = Object.entries(value);
  return {
    taken: Object.fromEntries(entries.filter(isRight)),
    refused: Object.fromEntries(entries.filter((entry) => !isRight(entry))),
  };
}
