import { autoYear, fiscalYear } from '../../domain/taxonomy/fiscalYear';
import { type Configuration, overridden } from '../../language/configuration/configuration';
import { yearsWith } from '../../language/configuration/languageOptions';
import type { Settings } from './settingShapes';

/** Settings that a configuration file can also contain. */
export const inConfiguration = [
  ...(['taxonomy', 'taxonomies', 'rules', 'folder', 'fileName', 'solutionFields'] as const),
  ...(['submit.method', 'submit.blockOn', 'submit.reference'] as const),
];

/**
 * Returns the settings for the files of a configuration. The user's settings override it; defaults do not.
 * @param own the settings without the configuration
 * @param isSet whether the user has set a setting to a valid value
 */
export function configuredSettings(
  own: Settings,
  isSet: (id: (typeof inConfiguration)[number]) => boolean,
  configuration: Configuration = {},
): Settings {
  const set = <K extends (typeof inConfiguration)[number]>(id: K): Settings[K] | undefined =>
    isSet(id) ? own[id] : undefined;
  const overrides = given({
    taxonomy: set('taxonomy'),
    taxonomies: set('taxonomies'),
    rules: set('rules'),
    folder: set('folder'),
    fileName: set('fileName'),
    submit: given({
      method: set('submit.method'),
      blockOn: set('submit.blockOn'),
      reference: set('submit.reference'),
      solutionFields: set('solutionFields'),
    }),
  });
  const { taxonomies = {}, rules = {}, submit = {}, ...merged } = overridden(configuration, overrides);
  const taxonomy = fiscalYear(merged.taxonomy ?? own.taxonomy);
  return {
    ...own,
    taxonomy: yearsWith(taxonomies).includes(taxonomy) ? taxonomy : autoYear,
    taxonomies: taxonomies as Settings['taxonomies'],
    rules,
    folder: merged.folder ?? own.folder,
    fileName: merged.fileName ?? own.fileName,
    solutionFields: submit.solutionFields ?? own.solutionFields,
    'submit.method': submit.method ?? own['submit.method'],
    'submit.blockOn': submit.blockOn ?? own['submit.blockOn'],
    'submit.reference': submit.reference ?? own['submit.reference'],
  };
}

/** Returns an object without the properties that are undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
