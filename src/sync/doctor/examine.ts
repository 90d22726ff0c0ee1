import { ApiError } from '../../api/apiError';
import type { CallOptions, ListQuery, Page, ReferralsApi } from '../../api/referralsApi';
import { formatJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { type SolutionFieldName, solutionFields } from '../../domain/referral/solutionFields';
import { createReferralChecker } from '../../language/checker';
import { solutionPlace } from '../referral/solutionFieldsLike';

/** The result of a step, or a fact about the service. */
export interface DoctorFinding {
  /** Stable name, for scripts. */
  readonly code: string;
  readonly outcome: 'ok' | 'failed' | 'seen';
  readonly title: string;
  /** The result in one or two sentences, without data of referrals, accounts or tokens. */
  readonly text: string;
}

/** Read-only list requests that show which filters and orders the service supports. */
const probes: readonly { code: string; query: ListQuery }[] = [
  { code: 'filter.status', query: { filter: "status eq 'Active'", top: 1 } },
  { code: 'filter.direction', query: { filter: "direction eq 'Incoming'", top: 1 } },
  { code: 'filter.updated', query: { filter: 'updatedDateTime gt 2020-01-01T00:00:00Z', top: 1 } },
  { code: 'order.updated', query: { orderBy: 'updatedDateTime desc', top: 1 } },
  { code: 'order.created', query: { orderBy: 'createdDateTime desc', top: 1 } },
];

/**
 * Tests the connection to a service, and collects facts that its documentation does not state (docs/service.md, "What
 * the doctor shows"). Reads one page of the list and sends a few queries. Writes nothing.
 * @param endpoint the address of `api`
 */
export async function examine(
  api: ReferralsApi,
  endpoint: string,
  options: CallOptions = {},
): Promise<DoctorFinding[]> {
  const address = addressOf(endpoint);
  let page: Page;
  try {
    page = await api.listPage({}, undefined, options);
  } catch (error) {
    if (!ApiError.is(error) || error.kind === 'cancelled') throw error;
    return [address, ...failedSteps(error)];
  }
  return [
    address,
    { code: 'network', outcome: 'ok', title: t('Network'), text: t('The service was reached.') },
    { code: 'signIn', outcome: 'ok', title: t('Sign-in'), text: t('The sign-in was accepted.') },
    { code: 'role', outcome: 'ok', title: t('Role'), text: t('The account may list referrals.') },
    ...shownBy(page),
    ...(await probe(api, options)),
  ];
}

/**
 * Tries to reach a service without a token, for callers that have none yet. Writes nothing.
 * @param api sends no token to `endpoint`
 */
export async function examineReach(
  api: Pick<ReferralsApi, 'listPage'>,
  endpoint: string,
  options: CallOptions = {},
): Promise<DoctorFinding[]> {
  const { host } = new URL(endpoint);
  const network = (outcome: DoctorFinding['outcome'], text: string): DoctorFinding[] => [
    addressOf(endpoint),
    { code: 'network', outcome, title: t('Network'), text },
  ];
  try {
    await api.listPage({ top: 1 }, undefined, options);
    return network('ok', t('The service was reached.'));
  } catch (error) {
    if (!ApiError.is(error) || error.kind === 'cancelled') throw error;
    if (failedStep(error) === 'network')
      return network('failed', t('Tried {0} without a token. {1}', host, error.message));
    const { status } = error.details;
    return network('ok', status ? t('{0} responded (HTTP {1}).', host, status) : t('The service was reached.'));
  }
}

function addressOf(endpoint: string): DoctorFinding {
  const { host, protocol } = new URL(endpoint);
  const text = t('{0} over {1}.', host, protocol === 'https:' ? 'https' : 'http');
  return { code: 'address', outcome: 'ok', title: t('Address'), text };
}

const stepOfKind: Partial<Record<string, 'network' | 'signIn' | 'role'>> = {
  offline: 'network',
  timeout: 'network',
  unauthenticated: 'signIn',
  forbidden: 'role',
};

/** Returns the step that a failure belongs to. */
function failedStep({ kind }: ApiError): 'network' | 'signIn' | 'role' | 'list' {
  return stepOfKind[kind] ?? 'list';
}

/** Returns the steps up to the one that failed. */
export function failedSteps(error: ApiError): DoctorFinding[] {
  const titles = { network: t('Network'), signIn: t('Sign-in'), role: t('Role'), list: t('List of referrals') };
  const steps = Object.keys(titles) as (keyof typeof titles)[];
  const at = failedStep(error);
  // If the sign-in failed before any request, the state of the network is unknown.
  const isSent = at !== 'signIn' || error.details.status !== undefined;
  const passed = isSent ? steps.slice(0, steps.indexOf(at)) : [];
  // If the service is unavailable or its response is malformed, sign-in and role are unknown.
  const certain = at === 'list' ? passed.slice(0, 1) : passed;
  return [
    ...certain.map(
      (code): DoctorFinding => ({ code, outcome: 'ok', title: titles[code], text: t('No problem found.') }),
    ),
    { code: at, outcome: 'failed', title: titles[at], text: withoutAccounts(error.message) },
  ];
}

/** Removes account names from a message, which errors of a sign-in may have. */
function withoutAccounts(text: string): string {
  return text.replace(/[^\s:;,<>()"']+@[^\s:;,<>()"']+/g, t('(account)'));
}

function shownBy({ items, next, problem, unreadable }: Page): DoctorFinding[] {
  const seen = (code: string, title: string, text: string): DoctorFinding => ({ code, outcome: 'seen', title, text });
  const title = t('First page of the list');
  const text =
    next === undefined
      ? t('{0} referrals, and no further page.', items.length)
      : t('{0} referrals, and a further page.', items.length);
  const findings: DoctorFinding[] = [
    problem ? { code: 'list.page', outcome: 'failed', title, text: problem.message } : seen('list.page', title, text),
  ];
  if (unreadable) findings.push(seen('list.unreadable', t('Entries without an ID'), String(unreadable)));
  if (items.length === 0) return findings;
  const forms = new Set(items.map(({ eTag }) => eTagForm(eTag)));
  findings.push(seen('eTag.form', t('Form of eTags'), [...forms].sort().join(', ')));
  const places = (Object.keys(solutionFields) as SolutionFieldName[]).map((name) => {
    const found = new Set(items.map((item) => solutionPlace(item, name)).filter((place) => place !== 'nowhere'));
    return `${name}: ${[...found].sort().join(', ') || t('in none')}`;
  });
  findings.push(seen('solution.place', t('Place of role, area and play'), places.join('; ')));
  const { properties, values } = unknownNames(items);
  findings.push(seen('unknown.properties', t('Unknown properties'), properties.join(', ') || t('none')));
  findings.push(seen('unknown.values', t('Unknown values'), values.join(', ') || t('none')));
  return findings;
}

/** Describes the form of an ETag, without its value. */
function eTagForm(eTag: unknown): string {
  if (typeof eTag !== 'string') return 'none';
  const weak = eTag.startsWith('W/') ? 'W/' : '';
  const quoted = /^(W\/)?".*"$/.test(eTag) ? 'quoted' : 'bare';
  return `${weak}${quoted} (${eTag.length})`;
}

async function probe(api: ReferralsApi, options: CallOptions): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  for (const { code, query } of probes) {
    const title = query.filter ? `$filter=${query.filter}` : `$orderby=${query.orderBy}`;
    try {
      await api.listPage(query, undefined, options);
      findings.push({ code, outcome: 'seen', title, text: t('taken') });
    } catch (error) {
      if (!ApiError.is(error) || error.kind === 'cancelled') throw error;
      const { status } = error.details;
      findings.push({ code, outcome: 'seen', title, text: status ? t('refused (HTTP {0})', status) : error.kind });
    }
  }
  return findings;
}

/** Matches a value that is a single word, and so no text of a user. */
const word = /^[A-Za-z][\w-]{0,40}$/;

/** Properties and values of a service that this extension does not know. */
interface UnknownNames {
  /** Paths such as `details.newProperty`. */
  readonly properties: readonly string[];
  /** Values such as `status=Paused`. A text of several words is replaced by its length. */
  readonly values: readonly string[];
}

/** Finds unknown properties and unknown values of enums in referrals. */
function unknownNames(referrals: readonly unknown[]): UnknownNames {
  const language = createReferralChecker();
  const properties = new Set<string>();
  const values = new Set<string>();
  for (const referral of referrals) {
    for (const { code, path, data } of language.validate(language.parse(formatJson(referral)))) {
      const name = readable(path);
      if (code === 'shape.unknown-property') properties.add(name);
      if (code === 'value.unknown') values.add(`${name}=${shown(data?.found)}`);
    }
  }
  return { properties: [...properties].sort(), values: [...values].sort() };
}

/** Converts a JSON Pointer to a property path without list indexes. */
function readable(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

function shown(found: string | undefined): string {
  const text = found ?? '';
  return word.test(text) ? text : `(${text.length})`;
}
