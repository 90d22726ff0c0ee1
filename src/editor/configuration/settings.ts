import { type GenericSchema, parse, safeParse } from 'valibot';
import { Disposable, type Event, EventEmitter, type Uri, type WorkspaceConfiguration, workspace } from 'vscode';
import { fiscalYear } from '../../domain/taxonomy/fiscalYear';
import { yearsWith } from '../../language/configuration/languageOptions';
import { currentRule, renamedSettings } from '../../language/configuration/renamed';
import { quoteList } from '../../language/wording';
import type { Configurations } from './configurations';
import { configuredSettings, inConfiguration } from './configuredSettings';
import { isSet } from './isSet';
import type { FoundConfiguration } from './readPlace';
import { type Settings, settingShapes } from './settingShapes';

export type { Settings };

/** Reports an ignored setting: its ID, the value found, and the accepted values. */
export type Complain = (id: string, found: unknown, expected: string) => void;

/** Says which settings may have changed. */
interface SettingsChange {
  affectsConfiguration(section: string): boolean;
}

/** The user's settings without configuration files, and which of them are set to a valid value. */
interface OwnSettings {
  readonly settings: Settings;
  readonly set: ReadonlySet<string>;
}

/**
 * Reads the settings of a file, including its `referrals.config.json`. An invalid value counts as not given, and is
 * reported once.
 */
export class SettingsReader {
  readonly #changed = new EventEmitter<SettingsChange>();
  readonly #said = new Set<string>();
  readonly #subscriptions: Disposable;
  readonly #configured = new Map<FoundConfiguration | undefined, Settings>();
  /** Settings whose fiscal year was checked. */
  readonly #checked = new WeakSet<Settings>();
  #own: OwnSettings | undefined;

  constructor(
    private readonly complain: Complain,
    /** The configuration files; without them only the settings count. */
    readonly configurations?: Configurations,
    private readonly noteRenamed: TellRenamed = () => undefined,
  ) {
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('referrals')) this.#change(change);
      }),
      configurations?.onDidChange(() => this.#change({ affectsConfiguration: mayBeInConfiguration })) ??
        new Disposable(() => undefined),
    );
  }

  /** Fires when a setting of the extension or a configuration file has changed. */
  get onDidChange(): Event<SettingsChange> {
    return this.#changed.event;
  }

  /**
   * Returns the settings for a file, or without a file. A configuration file that was not searched for yet does not
   * count: see `load`.
   */
  read(file?: Uri): Settings {
    this.#own ??= this.#readOwn();
    const found = file && this.configurations?.of(file);
    const { settings, set } = this.#own;
    const configured =
      this.#configured.get(found) ?? configuredSettings(settings, (id) => set.has(id), found?.configuration);
    this.#configured.set(found, configured);
    // A year may be one of a configuration file that was not found yet.
    if (file && set.has('taxonomy') && !this.#checked.has(configured) && this.configurations?.has(file) !== false) {
      this.#checked.add(configured);
      this.#requireYear(settings.taxonomy, configured.taxonomies);
    }
    return configured;
  }

  /** Returns the settings for a file, after finding its configuration file. */
  async load(file: Uri): Promise<Settings> {
    await this.configurations?.load(file);
    return this.read(file);
  }

  /** Returns the settings for a file, after reading its configuration file again. */
  async refresh(file: Uri): Promise<Settings> {
    await this.configurations?.refreshFor([file]);
    return this.load(file);
  }

  /** Returns the folder that `folder` is relative to, if a configuration file sets it. */
  folderBase(file: Uri): Uri | undefined {
    this.#own ??= this.#readOwn();
    const found = this.configurations?.of(file);
    return found?.configuration.folder !== undefined && !this.#own.set.has('folder') ? found.folder : undefined;
  }

  /** Whether a configuration file ignores a file, as far as known. */
  ignores(file: Uri): boolean {
    return this.configurations?.of(file)?.ignores(file) ?? false;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #change(change: SettingsChange): void {
    this.#own = undefined;
    this.#configured.clear();
    this.#changed.fire(change);
  }

  #readOwn(): OwnSettings {
    const configuration = workspace.getConfiguration('referrals');
    const set = new Set<string>();
    const entries = Object.entries(settingShapes).map(([id, { shape, expected }]) => {
      const used = idInUse(configuration, id);
      if (used !== id) this.#tellRenamed(`referrals.${used}`, `referrals.${id}`);
      const given: unknown = configuration.get(used);
      const value = id === 'rules' ? underCurrentCodes(given, (...names) => this.#tellRenamed(...names)) : given;
      const parsed = safeParse(shape, value);
      const sound = !parsed.success && byEntry.includes(id) ? soundEntries(shape, value) : undefined;
      if ((parsed.success || sound) && isSet(configuration.inspect(used))) set.add(id);
      if (parsed.success) return [id, parsed.output];
      this.#say(`referrals.${id}`, sound?.refused ?? value, expected());
      return [id, sound?.taken ?? parse(shape, configuration.inspect(id)?.defaultValue)];
    });
    return { settings: Object.fromEntries(entries), set };
  }

  /** Reports a fiscal year that neither the extension nor the user has a table for. */
  #requireYear(taxonomy: string, taxonomies: Settings['taxonomies']): void {
    const years = yearsWith(taxonomies);
    if (years.includes(fiscalYear(taxonomy))) return;
    this.#say('referrals.taxonomy', taxonomy, quoteList(years, { maxValues: years.length }));
  }

  #tellRenamed(given: string, now: string): void {
    if (this.#said.has(given)) return;
    this.#said.add(given);
    this.noteRenamed(given, now);
  }

  #say(id: string, found: unknown, expected: string): void {
    const key = `${id} ${JSON.stringify(found)}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.complain(id, found, expected);
  }
}

/** Whether a change of configuration files may change a setting, or one below a section. */
function mayBeInConfiguration(section: string): boolean {
  return inConfiguration.some((id) => `referrals.${id}` === section || `referrals.${id}`.startsWith(`${section}.`));
}

/** Settings whose entries are validated one by one: an invalid one does not affect the others. */
const byEntry = ['rules', 'taxonomies'];

/** Returns the valid and the invalid entries of an object; undefined if the value is not an object. */
function soundEntries(shape: GenericSchema, value: unknown): { taken: object; refused: object } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isRight = ([key, entry]: [string, unknown]) => safeParse(shape, { [key]: entry }).success;
  const entries = Object.entries(value);
  return {
    taken: Object.fromEntries(entries.filter(isRight)),
    refused: Object.fromEntries(entries.filter((entry) => !isRight(entry))),
  };
}

/** Reports a name in the settings that was replaced by another one. */
type TellRenamed = (given: string, now: string) => void;

/** Returns the ID under which a setting is set. An earlier ID counts only if the current one is not set. */
function idInUse(configuration: WorkspaceConfiguration, id: string): string {
  if (isSet(configuration.inspect(id))) return id;
  const earlier = [...renamedSettings].find(([name, now]) => now === id && isSet(configuration.inspect(name)));
  return earlier?.[0] ?? id;
}

/** Returns the entries of `referrals.rules` under the current codes of the rules. */
function underCurrentCodes(value: unknown, tell: TellRenamed): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([given, severity]): [string, unknown] => {
    const code = currentRule(given) ?? given;
    if (code !== given) tell(given, code);
    return [code, severity];
  });
  return Object.fromEntries(entries);
}
