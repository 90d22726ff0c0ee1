import { ApiError } from '../../api/apiError';
import { listAll } from '../../api/odata/listPages';
import { odataString } from '../../api/odata/odataFilter';
import type { CallOptions, RemoteReferral } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { findReferrals } from '../files/findReferral';
import { newFileText } from '../files/newFileText';
import type { ReferralFile } from '../files/referralFile';
import { payload } from '../referral/payload';
import { asObject } from '../referral/wireNames';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { type Submission, type SubmitPorts, submitCase } from './submitCase';
import type { SubmitOptions } from './submitReferral';

/** The files for the referrals that invite Microsoft. */
export interface InvitationFiles {
  /** Returns the file with the invitation for an engagement, from an earlier attempt. */
  find(engagementId: string): Promise<{ file: ReferralFile; pointer: string } | undefined>;
  /** Creates a file for an invitation, completely or not at all. */
  create(text: string): Promise<ReferralFile>;
}

export type InvitationResult<P = never> =
  /** Nothing more was sent: the referral in `file` has problems. */
  | { outcome: 'blocked'; file: string; problems: readonly P[] }
  /** The service has both referrals. */
  | { outcome: 'invited'; engagementId: string; own: SubmitResult; invitation: SubmitResult; file: string }
  /** Microsoft has been invited to this engagement before. */
  | { outcome: 'invitedBefore'; engagementId: string; referral: RemoteReferral }
  /** The user's own referral could not be submitted, and nothing else was sent. */
  | { outcome: 'ownFailed'; own: SubmitResult }
  /** The service has the user's own referral, but not the invitation, which can be submitted again. */
  | { outcome: 'invitationFailed'; engagementId: string; own: SubmitResult; invitation: SubmitResult; file: string };

const microsoft = { type: 'BusinessProfileLocation', id: 'msft' };

/**
 * How to submit the two referrals. Each has its own options, because a decision about one does not apply to the other.
 */
export interface InviteOptions<P = never> extends CallOptions {
  /** JSON Pointer of the user's own referral in its file. */
  pointer?: string;
  own?: Omit<SubmitOptions, 'pointer'>;
  invitation?: Omit<SubmitOptions, 'pointer'>;
  /** The steps of the program around each submit, without `connect`; see `submitCase`. */
  ports?: (file: ReferralFile, pointer: string) => Omit<SubmitPorts<P>, 'connect'>;
}

/**
 * Invites Microsoft to a co-sell deal: submits the user's own referral, then a second one for Microsoft in the same
 * engagement (docs/service.md, "Create"). The invitation has a separate file, so that another attempt continues after a
 * failure, and neither referral is created twice.
 * @throws ApiError if the service cannot be searched for an earlier invitation; the user's own referral has then been
 *   submitted
 */
export async function inviteMicrosoft<P = never>(
  services: SyncServices,
  file: ReferralFile,
  files: InvitationFiles,
  { pointer = '', own: ownOptions, invitation: options, ports, signal }: InviteOptions<P> = {},
): Promise<InvitationResult<P>> {
  const call = signal ? { signal } : {};
  const submit = (each: ReferralFile, at: string, decided: SubmitOptions | undefined) => {
    const steps = ports?.(each, at) ?? { check: async () => [] };
    return submitCase<P>(each, { ...steps, connect: () => services }, { ...decided, ...call, pointer: at });
  };
  const first = await submit(file, pointer, ownOptions);
  if (first.kind === 'blocked') return { outcome: 'blocked', file: file.name, problems: first.problems };
  const own = resultOf(first, pointer);
  if (!isAtService(own)) return { outcome: 'ownFailed', own };
  const found = findReferrals(await file.read()).find(({ id }) => id === own.id);
  const mine = payload(found?.value, 'create');
  const engagementId = await engagementOf(services, mine, own.id, call);
  if (engagementId === '') {
    const message = t(
      'Microsoft is not invited yet: your referral {0} has no engagement. Pull it, then try again later.',
      own.id,
    );
    throw new ApiError('malformed', message);
  }
  const before = await invitationOf(services, own.id, engagementId, call);
  const earlier = await files.find(engagementId);
  // If the file of the invitation has no ID, it may be the existing one, which its submit determines.
  if (before && !(earlier && (await lacksId(earlier))))
    return { outcome: 'invitedBefore', engagementId, referral: before };
  const second = earlier?.file ?? (await files.create(newFileText(invitationFor(mine, engagementId))));
  const place = earlier?.pointer ?? '';
  const next = await submit(second, place, options);
  if (next.kind === 'blocked') return { outcome: 'blocked', file: second.name, problems: next.problems };
  const invitation = resultOf(next, place);
  if (before && invitation.outcome === 'copy') return { outcome: 'invitedBefore', engagementId, referral: before };
  const done = isAtService(invitation);
  return {
    outcome: done ? 'invited' : 'invitationFailed',
    engagementId,
    own,
    invitation,
    file: second.name,
  };
}

/** Returns the result of the referral that was submitted. */
function resultOf(done: Exclude<Submission<unknown>, { kind: 'blocked' }>, pointer: string): SubmitResult {
  const [result] = done.kind === 'sent' ? done.results : [];
  return result ?? { pointer, outcome: 'invalid', message: done.kind === 'unready' ? done.message : '' };
}

/** Finds the referral for Microsoft in an engagement. */
async function invitationOf(
  { api }: SyncServices,
  ownId: string,
  engagementId: string,
  call: CallOptions,
): Promise<RemoteReferral | undefined> {
  const filter = `engagementId eq ${odataString(engagementId)}`;
  for await (const row of listAll(api, { filter }, call)) {
    // A service may ignore the filter, and may omit the target in lists.
    const isInIt = String(row.engagementId ?? '').toLowerCase() === engagementId.toLowerCase();
    if (row.id === ownId || !isInIt) continue;
    const referral = row.target === undefined ? (await api.get(row.id, call)).body : row;
    if (isForMicrosoft(referral)) return referral;
  }
  return undefined;
}

async function lacksId({ file, pointer }: { file: ReferralFile; pointer: string }): Promise<boolean> {
  const found = findReferrals(await file.read()).find((each) => each.pointer === pointer);
  return found !== undefined && found.id === undefined;
}

/** Whether the service has the referral after its submit, even with other values. */
function isAtService(
  result: SubmitResult,
): result is Extract<SubmitResult, { outcome: 'created' | 'updated' | 'unchanged' | 'unconfirmed' }> {
  return ['created', 'updated', 'unchanged', 'unconfirmed'].includes(result.outcome);
}

/** Whether a referral is addressed to Microsoft. */
export function isForMicrosoft({ target }: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(target)) return false;
  return target.some((entry) => isObject(entry) && String(entry.id).toLowerCase() === microsoft.id);
}

function invitationFor(mine: Record<string, unknown>, engagementId: string): Record<string, unknown> {
  // Registrations and tags belong to the user's own referral.
  const {
    externalReferenceId: _own,
    statusReason: _reason,
    registrations: _registrations,
    tags: _tags,
    ...shared
  } = mine;
  return { ...shared, engagementId, target: [microsoft], status: 'New', substatus: 'Pending' };
}

async function engagementOf(
  { api }: SyncServices,
  mine: Record<string, unknown>,
  id: string,
  call: CallOptions,
): Promise<string> {
  if (typeof mine.engagementId === 'string' && mine.engagementId !== '') return mine.engagementId;
  return String(asObject((await api.get(id, call)).body).engagementId ?? '');
}
