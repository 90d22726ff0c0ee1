import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Configurations, LanguageSettings } from '../configurations';
import type { OptionsOf } from './checkSources';

/** Returns how each source is checked: as its configuration says, and knowing what the services said last. */
export function checkedAs(
  configurations: Configurations,
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
