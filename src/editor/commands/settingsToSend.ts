import { l10n, type Uri, workspace } from 'vscode';
import { configurationFileName } from '../../language/configuration/configuration';
import type { Settings, SettingsReader } from '../configuration/settings';
import { textPositions } from '../documents/positions';
import { UserError } from '../documents/userError';

/**
 * Returns the settings for a file that is about to be submitted, with its configuration file as it is now.
 * @throws UserError if that file is wrong, or leaves the file out
 */
export async function settingsToSend(settings: SettingsReader, file: Uri): Promise<Settings> {
  await requireRight(settings, [file]);
  if (settings.ignores(file)) throw ignored(file);
  return settings.read(file);
}

/**
 * Reads the configuration files of these files again.
 * @throws UserError if one is invalid: nothing may be sent or written by half of it
 */
export async function requireRight(settings: SettingsReader, files: readonly Uri[]): Promise<void> {
  const { configurations } = settings;
  await configurations?.refreshFor(files);
  for (const file of files) {
    const found = await configurations?.load(file);
    const first = found?.problems.find(({ severity }) => severity === 'error');
    if (!found || !first) continue;
    const { line, character } = textPositions(found.text)(first.offset);
    const name = `${workspace.asRelativePath(found.uri)}:${line + 1}:${character + 1}`;
    throw new UserError('configuration', `${name}: ${first.message}`, {
      title: l10n.t('Open File'),
      command: 'vscode.open',
      arguments: [found.uri],
    });
  }
}

/** Says that a configuration file ignores a file. */
export function ignored(file: Uri): UserError {
  const name = workspace.asRelativePath(file);
  return new UserError('ignored', l10n.t('{0} is ignored by {1}.', name, configurationFileName));
}
