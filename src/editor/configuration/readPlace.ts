import { FileSystemError, l10n, Uri, workspace } from 'vscode';
import { type Configuration, configurationFileName, untrusted } from '../../language/configuration/configuration';
import type { ConfigurationProblem } from '../../language/configuration/configurationProblem';
import { ignoredBy } from '../../language/configuration/configuredFiles';
import type { ReadConfiguration } from '../../language/configuration/readConfiguration';
import { decodeText } from '../../sync/files/decodeText';

/** A configuration file, and the parts of it that apply. */
export interface FoundConfiguration {
  readonly uri: Uri;
  readonly folder: Uri;
  readonly text: string;
  /** In a workspace that the user does not trust, only the parts allowed there. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** The taxonomy files that it names, whether they exist or not. */
  readonly uses: readonly Uri[];
  /** Whether the configuration ignores a file. */
  ignores(file: Uri): boolean;
}

/** What a folder contributes to the configuration of the files in and below it. */
export interface ConfigurationPlace {
  readonly folder: Uri;
  readonly isRepository: boolean;
  readonly found?: FoundConfiguration;
}

/** Searches a folder for a configuration file, and for signs that it is the root of a repository. */
export async function readPlace(folder: Uri): Promise<ConfigurationPlace> {
  const [isRepository, found] = await Promise.all([exists(Uri.joinPath(folder, '.git')), readFound(folder)]);
  return { folder, isRepository, ...(found && { found }) };
}

async function readFound(folder: Uri): Promise<FoundConfiguration | undefined> {
  const uri = Uri.joinPath(folder, configurationFileName);
  try {
    const text = decodeText(await workspace.fs.readFile(uri));
    const { configuration, problems, uses } = await readWithFiles(folder, text);
    const counted = workspace.isTrusted ? configuration : untrusted(configuration);
    const isIgnored = ignoredBy(counted.ignore ?? []);
    const base = `${folder.path.replace(/\/$/, '')}/`;
    const ignores = ({ path }: Uri) => path.startsWith(base) && isIgnored(path.slice(base.length));
    return { uri, folder, text, configuration: counted, problems, uses, ignores };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    if (!(await exists(uri))) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const message = l10n.t('This file cannot be read: {0}', reason);
    const problem = {
      code: 'configuration.invalid',
      severity: 'error',
      message,
      offset: 0,
      length: 0,
      path: '',
    } as const;
    return {
      uri,
      folder,
      text: '',
      configuration: {},
      uses: [],
      problems: [{ ...problem, isInSchema: false }],
      ignores: () => false,
    };
  }
}

/** Reads the text of a configuration file, and the taxonomy files that it names. */
export async function readWithFiles(folder: Uri, text: string): Promise<ReadConfiguration & { uses: Uri[] }> {
  const { readConfiguration } = await import('../../language/configuration/readConfiguration');
  const first = readConfiguration(text);
  // A path leads out of a workspace that the user trusts, at most.
  const files = workspace.isTrusted ? first.files : [];
  const contents = new Map(await Promise.all(files.map(async (name) => [name, await textOf(folder, name)] as const)));
  const read = workspace.isTrusted ? readConfiguration(text, (name) => contents.get(name)) : first;
  return { ...read, uses: files.map((name) => Uri.joinPath(folder, name)) };
}

function textOf(folder: Uri, name: string): Promise<string | undefined> {
  return Promise.resolve(workspace.fs.readFile(Uri.joinPath(folder, name))).then(decodeText, () => undefined);
}

function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
