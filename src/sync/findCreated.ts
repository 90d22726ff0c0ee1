import { listAll } from '../api/listAll';
import { odataString } from '../api/odataString';
import type { CallOptions, RemoteReferral } from '../api/referralsApi';
import { asObject } from './asObject';
import type { PendingCreate } from './pendingCreate';
import { saysAllOf } from './saysAllOf';
import type { SyncServices } from './syncServices';

/** Clocks differ, and answers take their time; what is older was made by somebody else. */
const windowMs = 24 * 3_600_000;

/** Referrals of one reference or name that are looked at. */
const most = 200;

/** What may have come of a create whose answer was lost. */
export interface CreatedSearch {
  /** The one that it made, surely. */
  found?: RemoteReferral;
  /** Those that it may have made, where that is not sure. */
  candidates: RemoteReferral[];
}

/**
 * Looks at the service for the referral that a create may have made: among those with the reference of one's own or the
 * name that was sent, and the new ones. It must belong to no file yet, and say all that was sent but the state, which is
 * the service's (FACTS.md, section 15); a new one for the same customer that says something else leaves a doubt, for
 * somebody may have changed it since.
 * @throws ApiError where the service cannot be asked
 */
export async function findCreated(
  { api, baselines }: SyncServices,
  { sent, at }: PendingCreate,
  call: CallOptions,
): Promise<CreatedSearch> {
  const { status: _status, substatus: _substatus, statusReason: _reason, eTag: _eTag, ...content } = sent;
  const since = new Date(Date.parse(at) - windowMs).toISOString();
  const told = ['externalReferenceId', 'name'].filter((name) => typeof sent[name] === 'string' && sent[name]);
  const filter = [
    ...told.map((name) => `${name} eq ${odataString(String(sent[name]))}`),
    `createdDateTime ge ${since}`,
  ].join(' or ');
  const same: RemoteReferral[] = [];
  const alike: RemoteReferral[] = [];
  for await (const referral of listAll(api, { filter, top: most }, call)) {
    if (await baselines.get(referral.id)) continue;
    const isNew = !(Date.parse(String(referral.createdDateTime)) < Date.parse(since));
    if (saysAllOf(referral, content)) same.push(referral);
    else if (isNew && mayHaveBeen(referral, content)) alike.push(referral);
  }
  const [found, ...others] = same;
  const sure = found && others.length === 0 && !(Date.parse(String(found.createdDateTime)) < Date.parse(since));
  return sure ? { found, candidates: same } : { candidates: same.length > 0 ? same : alike };
}

/** Whether a referral is for the same customer and engagement, and somebody may have changed what differs: not most of it. */
function mayHaveBeen(referral: RemoteReferral, content: Readonly<Record<string, unknown>>): boolean {
  const customer = asObject(content.customerProfile).name;
  if (customer === undefined || !saysAllOf(asObject(referral.customerProfile).name, customer)) return false;
  if (content.engagementId && content.engagementId !== referral.engagementId) return false;
  const names = Object.keys(content);
  return names.filter((name) => !saysAllOf(referral[name], content[name])).length <= names.length / 2;
}
