import {
  array,
  boolean,
  check,
  custom,
  type InferOutput,
  maxValue,
  minValue,
  number,
  picklist,
  pipe,
  record,
  regex,
  string,
} from 'valibot';
import { collectionUrl } from '../../api/endpoint';
import { isObject, type JsonObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { catalogue } from '../../language/rules/index';
import { quoteList } from '../../language/wording';

/** A list would be an object with numbers as names. */
const object = custom<JsonObject>(isObject);
const severity = picklist(['error', 'warning', 'information', 'hint']);
const levels = () => quoteList([...severity.options, 'off']);
const codes = new Set(catalogue.keys());

/** Shape of every setting, and the accepted values in words. Only package.json has the defaults. */
export const settingShapes = {
  service: { shape: picklist(['sandbox', 'partnerCenter']), expected: () => quoteList(['sandbox', 'partnerCenter']) },
  endpoint: {
    shape: pipe(string(), check(isEndpoint)),
    expected: () => t('a URL that begins with https:// (http:// for this computer only)'),
  },
  'auth.provider': { shape: pipe(string(), regex(/^\S+$/)), expected: () => t('the ID of an authentication provider') },
  'auth.tenant': {
    shape: pipe(string(), regex(/^[\w.-]*$/)),
    expected: () => t('the ID or domain of a Microsoft Entra tenant, or an empty string'),
  },
  'auth.clientId': {
    shape: pipe(string(), regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i)),
    expected: () => t('the client ID of an application (a GUID), or an empty string'),
  },
  'auth.scopes': {
    shape: array(pipe(string(), regex(/^\S+$/))),
    expected: () => t('a list of scopes'),
  },
  taxonomy: { shape: pipe(string(), regex(/\S/)), expected: () => t('"auto" or a fiscal year such as "FY26"') },
  solutionFields: {
    shape: picklist(['auto', 'root', 'attributes']),
    expected: () => quoteList(['auto', 'root', 'attributes']),
  },
  taxonomies: {
    shape: pipe(object, record(string(), record(string(), array(string())))),
    expected: () => t('fiscal years, each with solution areas, each with a list of solution plays'),
  },
  folder: { shape: pipe(string(), check(staysInside)), expected: () => t('a folder inside the workspace') },
  fileName: {
    shape: pipe(string(), check(isTemplate)),
    expected: () => t('a file name without folders that contains ${name}, ${id} or ${engagementId}'),
  },
  'pull.filter': { shape: string(), expected: () => t('an OData filter as a string') },
  rules: {
    shape: pipe(
      object,
      record(
        pipe(
          string(),
          check((code) => codes.has(code)),
        ),
        picklist([...severity.options, 'off']),
      ),
    ),
    expected: () => t('rule codes such as {0}, each with {1}', [...codes].slice(0, 3).join(', '), levels()),
  },
  'submit.blockOn': {
    shape: picklist([...severity.options, 'off']),
    expected: levels,
  },
  'submit.method': { shape: picklist(['auto', 'patch', 'put']), expected: () => quoteList(['auto', 'patch', 'put']) },
  'submit.reference': { shape: picklist(['generate', 'own']), expected: () => quoteList(['generate', 'own']) },
  dealUrl: {
    shape: pipe(string(), regex(/^https:\/\/[\w.-]+(\/|$)/)),
    expected: () => t('a URL that begins with https:// and has ${id} and ${engagementId} as placeholders'),
  },
  'limits.responseSize': {
    shape: pipe(number(), minValue(1), maxValue(500)),
    expected: () => t('a number from 1 to 500'),
  },
  'limits.timeout': { shape: pipe(number(), minValue(1), maxValue(600)), expected: () => t('a number from 1 to 600') },
  'limits.pages': {
    shape: pipe(number(), minValue(1), maxValue(100_000)),
    expected: () => t('a number from 1 to 100000'),
  },
  'sandbox.profile': {
    shape: picklist(['documented', 'lenient']),
    expected: () => quoteList(['documented', 'lenient']),
  },
  'format.keepShort': { shape: boolean(), expected: () => t('true or false') },
  codeLens: { shape: boolean(), expected: () => t('true or false') },
  inlayHints: { shape: boolean(), expected: () => t('true or false') },
} as const;

/** Every setting of the extension, without the prefix `referrals.`, valid. */
export type Settings = { readonly [K in keyof typeof settingShapes]: InferOutput<(typeof settingShapes)[K]['shape']> };

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
