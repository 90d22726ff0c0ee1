import type { output } from 'zod/mini';
import { array, boolean, maximum, minimum, number, enum as oneOf, record, refine, regex, string } from 'zod/mini';
import { collectionUrl } from '../../api/endpoint';
import { t } from '../../base/l10n';
import { catalogue } from '../../language/rules/index';
import { quoteList } from '../../language/wording';

const severity = oneOf(['error', 'warning', 'information', 'hint']);
const levels = () => quoteList([...severity.options, 'off']);
const codes = new Set(catalogue.keys());

/** Shape of every setting, and the accepted values in words. Only package.json has the defaults. */
export const settingShapes = {
  service: { shape: oneOf(['sandbox', 'partnerCenter']), expected: () => quoteList(['sandbox', 'partnerCenter']) },
  endpoint: {
    shape: string().check(refine(isEndpoint)),
    expected: () => t('a URL that begins with https:// (http:// for this computer only)'),
  },
  'auth.provider': { shape: string().check(regex(/^\S+$/)), expected: () => t('the ID of an authentication provider') },
  'auth.tenant': {
    shape: string().check(regex(/^[\w.-]*$/)),
    expected: () => t('the ID or domain of a Microsoft Entra tenant, or an empty string'),
  },
  'auth.clientId': {
    shape: string().check(regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i)),
    expected: () => t('the client ID of an application (a GUID), or an empty string'),
  },
  'auth.scopes': {
    shape: array(string().check(regex(/^\S+$/))),
    expected: () => t('a list of scopes'),
  },
  taxonomy: { shape: string().check(regex(/\S/)), expected: () => t('"auto" or a fiscal year such as "FY26"') },
  solutionFields: {
    shape: oneOf(['auto', 'root', 'attributes']),
    expected: () => quoteList(['auto', 'root', 'attributes']),
  },
  taxonomies: {
    shape: record(string(), record(string(), array(string()))),
    expected: () => t('fiscal years, each with solution areas, each with a list of solution plays'),
  },
  folder: { shape: string().check(refine(staysInside)), expected: () => t('a folder inside the workspace') },
  fileName: {
    shape: string().check(refine(isTemplate)),
    expected: () => t('a file name without folders that contains ${name}, ${id} or ${engagementId}'),
  },
  'pull.filter': { shape: string(), expected: () => t('an OData filter as a string') },
  rules: {
    shape: record(string().check(refine((code) => codes.has(code))), oneOf([...severity.options, 'off'])),
    expected: () => t('rule codes such as {0}, each with {1}', [...codes].slice(0, 3).join(', '), levels()),
  },
  'submit.blockOn': {
    shape: oneOf([...severity.options, 'off']),
    expected: levels,
  },
  'submit.method': { shape: oneOf(['auto', 'patch', 'put']), expected: () => quoteList(['auto', 'patch', 'put']) },
  'submit.reference': { shape: oneOf(['generate', 'own']), expected: () => quoteList(['generate', 'own']) },
  dealUrl: {
    shape: string().check(regex(/^https:\/\/[\w.-]+(\/|$)/)),
    expected: () => t('a URL that begins with https:// and has ${id} and ${engagementId} as placeholders'),
  },
  'limits.responseSize': {
    shape: number().check(minimum(1), maximum(500)),
    expected: () => t('a number from 1 to 500'),
  },
  'limits.timeout': { shape: number().check(minimum(1), maximum(600)), expected: () => t('a number from 1 to 600') },
  'limits.pages': {
    shape: number().check(minimum(1), maximum(100_000)),
    expected: () => t('a number from 1 to 100000'),
  },
  'sandbox.profile': {
    shape: oneOf(['documented', 'lenient']),
    expected: () => quoteList(['documented', 'lenient']),
  },
  'format.keepShort': { shape: boolean(), expected: () => t('true or false') },
  codeLens: { shape: boolean(), expected: () => t('true or false') },
  inlayHints: { shape: boolean(), expected: () => t('true or false') },
} as const;

/** Every setting of the extension, without the prefix `referrals.`, valid. */
export type Settings = { readonly [K in keyof typeof settingShapes]: output<(typeof settingShapes)[K]['shape']> };

/** Whether a token may be sent to an address; see `collectionUrl`. */
function isEndpoint(text: string): boolean {
  try {
    collectionUrl(text);
    return true;
  } catch {
    return false;
  }
}

function staysInside(folder: string): boolean {
  const isAbsolute = /^([/\\~]|[a-z]:)/i.test(folder);
  return !isAbsolute && !folder.split(/[/\\]/).includes('..');
}

function isTemplate(name: string): boolean {
  return /\$\{(name|id|engagementId)\}/.test(name) && !/[/\\]/.test(name);
}
