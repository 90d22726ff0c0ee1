import path from 'node:path';
import { plainText } from '../../base/plainText';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import { newestKnown } from '../../sync/state/knownReferral';
import { DiskState } from '../../sync/state/node/diskState';
import { findStateFolder } from '../../sync/state/node/findStateFolder';
import { servicesIn } from '../../sync/state/node/journals';
import { StateError } from '../../sync/state/stateError';
import type { Terminal } from '../cliCommand';
import type { ConfigurationFiles, LanguageSettings } from '../configurationFiles';
import type { OptionsOf } from './checkSources';
import type { Source } from './source';

/** Returns the options to check each source with: those of its configuration, and the last versions of the services. */
export function checkedAs(
  configurations: ConfigurationFiles,
  known: NonNullable<ReferralLanguageOptions['known']>,
): OptionsOf {
  const all = new Map<LanguageSettings, ReferralLanguageOptions>();
  return ({ folder }) => {
    const settings = configurations.settingsOf(folder);
    const options = all.get(settings) ?? { ...settings, known };
    all.set(settings, options);
    return options;
  };
}

/**
 * Opens the `.referrals` folders of files and returns a lookup of the last known version of a referral, at any service.
 * Warns about a folder that cannot be used, and ignores it.
 */
export async function lastKnown(
  sources: readonly Source[],
  { cwd, warn }: Pick<Terminal, 'cwd' | 'warn'>,
): Promise<NonNullable<ReferralLanguageOptions['known']>> {
  const files = sources.flatMap((source) => source.path ?? []);
  const folders = new Set<string>();
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    folders.add(await findStateFolder(folder, cwd));
  const states: DiskState[] = [];
  for (const folder of folders) {
    try {
      for (const service of (await servicesIn(folder)).sort()) {
        const state = new DiskState(folder, service);
        await state.open();
        states.push(state);
      }
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      warn(`referrals: ${plainText(error.message)}\n`);
    }
  }
  return (id) => newestKnown(states, id);
}
