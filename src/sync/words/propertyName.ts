import { t } from '../../base/l10n';
import { isResource, type Property, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { MergePath } from '../merge/mergeReferral';

/** Names of properties that differ from the words of the wire name. */
const names: ReadonlyMap<string, () => string> = new Map<string, () => string>([
  ['name', () => t('deal name')],
  ['customerProfile/name', () => t('customer name')],
  ['customerProfile/team', () => t('customer contact')],
  ['consent/consentToShareReferralWithMicrosoftSellers', () => t("consent to share with Microsoft's sellers")],
  ['inviteContext/assistanceRequestCode', () => t('help requested')],
]);

/** Properties to leave out if another one, which they change with, is named. */
const partOf: ReadonlyMap<string, string> = new Map([
  ['details/currency', 'details/dealValue'],
  ['substatus', 'status'],
  ['statusReason', 'status'],
  ['solutionPlay', 'solutionArea'],
]);

/** Returns the paths of the properties that change together with one, the one that speaks for them first. */
export function groupOf(path: string): string[] {
  const leader = partOf.get(path) ?? path;
  return [leader, ...[...partOf].flatMap(([part, of]) => (of === leader ? [part] : []))];
}

/**
 * Returns a property's name in words: "deal value" for `details/dealValue`, "team (a@b.example)" for an entry of a
 * list.
 * @param path wire names and, for list entries, their identities
 */
export function propertyName(path: MergePath): string {
  const steps: string[] = [];
  const entries: string[] = [];
  let type: PropertyType | undefined = referral;
  let isEntry = false;
  for (const step of path) {
    if (isEntry) {
      entries.push(step);
      isEntry = false;
      continue;
    }
    steps.push(step);
    const property: Property | undefined = type && isResource(type) ? type.property(step) : undefined;
    type = property?.type;
    isEntry = property?.list === true;
  }
  const own = names.get(steps.join('/'))?.() ?? inWords(steps.at(-1) ?? '');
  const isCustomers = steps[0] === 'customerProfile' && steps.length > 1 && !names.has(steps.join('/'));
  const name = isCustomers ? t('customer {0}', own) : own;
  return entries.length > 0 ? `${name} (${entries.join(', ')})` : name;
}

/** Returns the names of several properties, each once: "deal value, closing date". */
export function propertyNames(paths: readonly MergePath[]): string {
  return eachName(paths).join(', ');
}

/** Returns the names of several properties as part of a sentence: "deal value, notes and closing date". */
export function propertyNamesInWords(paths: readonly MergePath[]): string {
  const names = eachName(paths);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t('{0} and {1}', names.slice(0, -1).join(', '), last);
}

function eachName(paths: readonly MergePath[]): string[] {
  const keys = new Set(paths.map((path) => path.join('/')));
  const told = paths.filter((path) => {
    const leader = partOf.get(path.join('/'));
    return leader === undefined || !keys.has(leader);
  });
  return [...new Set(told.map(propertyName))];
}

function inWords(name: string): string {
  const words = name
    .replace(/DateTime$/, 'Date')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => acronyms.get(word.toLowerCase()) ?? word.toLowerCase());
  return words.join(' ');
}

const acronyms: ReadonlyMap<string, string> = new Map([
  ['id', 'ID'],
  ['mpn', 'MPN'],
  ['url', 'URL'],
  ['duns', 'DUNS'],
  ['etag', 'ETag'],
]);
