import { array, boolean, enum as oneOf, record, refine, regex, string } from 'zod/mini';
import { collectionUrl } from '../api/endpoint';
import { catalogue } from '../language/rules/catalogue';

const severity = oneOf(['error', 'warning', 'information', 'hint']);
const codes = new Set(catalogue.keys());

/**
 * The shape of every setting (ARCHITECTURE.md, "The public surface") and, in words, what it takes. Defaults stand in
 * package.json only.
 */
export const settingShapes = {
  service: { shape: oneOf(['sandbox', 'partnerCenter']), expected: '"sandbox" or "partnerCenter"' },
  endpoint: {
    shape: string().check(refine(isEndpoint)),
    expected: 'a URL that begins with https:// (http:// for this computer only)',
  },
  'auth.provider': { shape: string().check(regex(/^\S+$/)), expected: 'the id of an authentication provider' },
  'auth.tenant': {
    shape: string().check(regex(/^[\w.-]*$/)),
    expected: 'the id or the domain of a Microsoft Entra tenant, or an empty text',
  },
  'auth.clientId': {
    shape: string().check(regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i)),
    expected: 'the client id of an application (a GUID), or an empty text',
  },
  'auth.scopes': {
    shape: array(string().check(regex(/^\S+$/))),
    expected: 'a list of scopes',
  },
  taxonomy: { shape: string().check(regex(/^\S+$/)), expected: 'a fiscal year such as "FY25"' },
  solutionFields: { shape: oneOf(['root', 'attributes']), expected: '"root" or "attributes"' },
  taxonomies: {
    shape: record(string(), record(string(), array(string()))),
    expected: 'fiscal years, in each of them solution areas, in each of them a list of solution plays',
  },
  folder: { shape: string().check(refine(staysInside)), expected: 'a folder inside the workspace' },
  fileName: {
    shape: string().check(refine(isTemplate)),
    expected: 'a file name without folders that holds ${name}, ${id} or ${engagementId}',
  },
  'pull.filter': { shape: string(), expected: 'an OData filter, as a text' },
  rules: {
    shape: record(string().check(refine((code) => codes.has(code))), oneOf([...severity.options, 'off'])),
    expected: `rule codes (${[...codes].slice(0, 3).join(', ')}, ...), each with "error", "warning", "information", "hint" or "off"`,
  },
  'submit.blockOn': {
    shape: oneOf([...severity.options, 'off']),
    expected: '"error", "warning", "information", "hint" or "off"',
  },
  'submit.method': { shape: oneOf(['auto', 'patch', 'put']), expected: '"auto", "patch" or "put"' },
  dealUrl: {
    shape: string().check(regex(/^https:\/\/[\w.-]+(\/|$)/)),
    expected: 'a URL that begins with https://, with ${id} and ${engagementId} where they belong',
  },
  codeLens: { shape: boolean(), expected: 'true or false' },
  inlayHints: { shape: boolean(), expected: 'true or false' },
} as const;

/** What a token may be sent to; see `collectionUrl`. */
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
