import { t } from '../../base/l10n';
import { autoYear } from '../../domain/taxonomy/fiscalYear';
import { taxonomies } from '../../domain/taxonomy/taxonomies';
import { changeable } from '../rules/index';
import { currentRule } from './renamed';

/** The form of a value in a configuration file. */
export type Shape =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | {
      readonly kind: 'text';
      /** Pattern of JSON Schema for the text. */
      readonly pattern: string;
      /** Says in words what the text must be. */
      readonly expected: () => string;
      readonly examples?: readonly string[];
    }
  | { readonly kind: 'list'; readonly items: Shape; readonly examples?: readonly string[] }
  | {
      readonly kind: 'map';
      readonly values: Shape;
      /** Keys that the map takes; any if not given. */
      readonly keys?: readonly string[];
      /** Returns the current name of a key, for earlier names and other spellings. */
      readonly current?: (key: string) => string | undefined;
    }
  | {
      readonly kind: 'either';
      /** Shape of a text. */
      readonly text: Shape;
      /** Shape of anything else. */
      readonly other: Shape;
    }
  | { readonly kind: 'object'; readonly properties: Readonly<Record<string, ConfigurationProperty>> };

/** A property of a configuration file. */
export interface ConfigurationProperty {
  readonly shape: Shape;
  /** Key of the description among the texts of package.json, if a setting has the same. */
  readonly text: string;
  /** Description, if no setting has the same. */
  readonly description?: string;
  /** Value if the file does not set it. */
  readonly default?: unknown;
}

const severities = ['error', 'warning', 'information', 'hint', 'off'];
const plays: Shape = { kind: 'list', items: { kind: 'text', pattern: '\\S', expected: () => t('a name') } };

/** Solution areas of a fiscal year, each with its plays. */
export const taxonomyTable: Shape = { kind: 'map', values: plays };

const taxonomyFile: Shape = {
  kind: 'text',
  pattern: '^(?![/\\\\~]|[A-Za-z]:).*\\S\\.json$',
  expected: () => t('solution areas with their plays, or the path of a .json file that has them'),
  examples: ['taxonomies/FY28.json'],
};

/** Everything that a configuration file may say. */
export const configurationShape: Extract<Shape, { kind: 'object' }> = {
  kind: 'object',
  properties: {
    taxonomy: {
      text: 'setting.taxonomy',
      default: autoYear,
      shape: {
        kind: 'text',
        pattern: '\\S',
        expected: () => t('"auto" or a fiscal year such as "FY26"'),
        examples: [autoYear, ...taxonomies.map(({ year }) => year)],
      },
    },
    taxonomies: {
      text: '',
      description:
        'Adds fiscal years or corrects built-in ones. Each year lists its solution areas, and each area lists its solution plays: `{ "FY28": { "Area": ["Play"] } }`. Use `*` for any year or any area. A year may also be the path of a `.json` file with its areas, relative to this folder.',
      shape: { kind: 'map', values: { kind: 'either', text: taxonomyFile, other: taxonomyTable } },
    },
    rules: {
      text: 'setting.rules',
      shape: {
        kind: 'map',
        keys: changeable,
        current: currentRule,
        values: { kind: 'choice', values: severities },
      },
    },
    folder: {
      text: '',
      description: 'Controls which folder, relative to this one, new and pulled referrals are saved in.',
      default: 'referrals',
      shape: {
        kind: 'text',
        pattern: '^(?![/\\\\~]|[A-Za-z]:)(?!(.*[/\\\\])?\\.\\.([/\\\\]|$)).*$',
        expected: () => t('a folder inside the workspace'),
      },
    },
    fileName: {
      text: 'setting.fileName',
      default: '${name}.referral.json',
      shape: {
        kind: 'text',
        pattern: '^[^/\\\\]*\\$\\{(name|id|engagementId)\\}[^/\\\\]*$',
        expected: () => t('a file name without folders that contains ${name}, ${id} or ${engagementId}'),
      },
    },
    submit: {
      text: '',
      description: 'Controls how referrals are submitted.',
      shape: {
        kind: 'object',
        properties: {
          method: {
            text: 'setting.submit.method',
            default: 'auto',
            shape: { kind: 'choice', values: ['auto', 'patch', 'put'] },
          },
          blockOn: {
            text: 'setting.submit.blockOn',
            default: 'error',
            shape: { kind: 'choice', values: severities },
          },
          reference: {
            text: 'setting.submit.reference',
            default: 'generate',
            shape: { kind: 'choice', values: ['generate', 'own'] },
          },
          solutionFields: {
            text: 'setting.solutionFields',
            default: 'auto',
            shape: { kind: 'choice', values: ['auto', 'root', 'attributes'] },
          },
        },
      },
    },
    ignore: {
      text: '',
      description:
        'Leaves out files and folders, by paths and patterns relative to this folder. They are not checked, listed, submitted or pulled into. A pattern without a slash matches at any depth.',
      shape: {
        kind: 'list',
        examples: ['archive', '**/draft-*.json'],
        items: {
          kind: 'text',
          pattern: '^(?![!/]|[A-Za-z]:)(?!(.*/)?\\.\\.(/|$))(?=.*\\S).*$',
          expected: () => t('a path or pattern below this folder, such as "archive" or "**/draft-*.json"'),
        },
      },
    },
  },
};
