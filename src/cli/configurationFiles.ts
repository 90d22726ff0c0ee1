import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { t } from '../base/l10n';
import { type Configuration, configurationFileName } from '../language/configuration/configuration';
import type { ConfigurationProblem } from '../language/configuration/configurationProblem';
import { ignoredBy, searchedFolders } from '../language/configuration/configuredFiles';
import { type CheckOverrides, languageOptions } from '../language/configuration/languageOptions';
import { readConfiguration } from '../language/configuration/readConfiguration';
import { lineIndex } from '../language/document/lineIndex';
import { decodeText } from '../sync/files/decodeText';
import { UsageError } from './cliCommand';
import type { CheckedFile } from './formats/report';

/** The options to check the files of a folder with. */
export type LanguageSettings = ReturnType<typeof languageOptions>;

/** A configuration file and its content. */
interface ConfigurationFile {
  /** Absolute path. */
  readonly file: string;
  readonly folder: string;
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  readonly text: string;
  /** Whether this file ignores a referral file, given by its absolute path. */
  ignores(file: string): boolean;
}

/**
 * The configuration files of a run. A file is configured by the nearest `referrals.config.json` from its folder up to
 * the root of its repository or, outside of a repository, up to the current folder.
 */
export class ConfigurationFiles {
  readonly #byFolder = new Map<string, ConfigurationFile | undefined>();
  readonly #read = new Map<string, ConfigurationFile | undefined>();

  /** The current folder. */
  readonly cwd: string;
  readonly #settings = new Map<unknown, LanguageSettings>();

  /** @param overrides options of the command line that override the files */
  constructor(
    cwd: string,
    private readonly overrides: CheckOverrides = {},
  ) {
    this.cwd = path.resolve(cwd);
  }

  /** Returns the configuration file of a folder, given by its absolute path. */
  of(folder: string): ConfigurationFile | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#find(folder));
    return this.#byFolder.get(folder);
  }

  /**
   * Returns the options to check the files of a folder with. Folders with the same configuration file get the same
   * object.
   */
  settingsOf(folder: string): LanguageSettings {
    const found = this.of(folder);
    const settings = this.#settings.get(found) ?? languageOptions(found?.configuration, this.overrides);
    this.#settings.set(found, settings);
    return settings;
  }

  /** Whether a file, given by its absolute path, is ignored. */
  ignores(file: string): boolean {
    return this.of(path.dirname(file))?.ignores(file) ?? false;
  }

  /** The configuration files found so far. */
  get all(): ConfigurationFile[] {
    return [...this.#read.values()].filter((each) => each !== undefined);
  }

  /** @throws UsageError if a configuration file has errors: nothing may be sent or written based on part of it */
  requireRight(): void {
    for (const { file, problems, text } of this.all) {
      const first = problems.find(({ severity }) => severity === 'error');
      if (!first) continue;
      const { line, character } = lineIndex(text).positionAt(first.offset);
      throw new UsageError(`${path.relative(this.cwd, file)}:${line + 1}:${character + 1}: ${first.message}`);
    }
  }

  #find(folder: string): ConfigurationFile | undefined {
    const upward = [folder];
    for (let at = folder; path.dirname(at) !== at; at = path.dirname(at)) upward.push(path.dirname(at));
    const isRepository = (at: string) => existsSync(path.join(at, '.git'));
    for (const at of searchedFolders(upward, isRepository, (each) => each === this.cwd)) {
      const found = this.#readIn(at);
      if (found) return found;
    }
    return undefined;
  }

  #readIn(folder: string): ConfigurationFile | undefined {
    if (!this.#read.has(folder)) this.#read.set(folder, readIn(folder));
    return this.#read.get(folder);
  }
}

/** Reads the configuration file in a folder, if there is one. @throws UsageError if it cannot be read */
function readIn(folder: string): ConfigurationFile | undefined {
  const file = path.join(folder, configurationFileName);
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch (error) {
    if (!existsSync(file)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('cannot read {0}: {1}', file, reason), { cause: error });
  }
  const { configuration, problems } = readConfiguration(text, (name) => textOf(path.resolve(folder, name)));
  const isIgnored = ignoredBy(configuration.ignore ?? []);
  const ignores = (name: string) => isIgnored(path.relative(folder, name).split(path.sep).join('/'));
  return { file, folder, configuration, problems, text, ignores };
}

function textOf(file: string): string | undefined {
  try {
    return decodeText(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Returns the problems of a configuration file in the form of a report. */
export function checkedConfiguration({ file, problems, text }: ConfigurationFile, cwd: string): CheckedFile {
  const lines = lineIndex(text);
  return {
    file: path.relative(cwd, file) || file,
    problems: problems.map(({ code, severity, message, path: pointer, offset, length }) => ({
      ...{ code, severity, message, path: pointer, related: [] },
      range: { start: lines.positionAt(offset), end: lines.positionAt(offset + length) },
    })),
  };
}
