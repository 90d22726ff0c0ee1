import { ApiError } from '../../api/apiError';
import { listAll } from '../../api/odata/listPages';
import { odataString } from '../../api/odata/odataFilter';
import type { CallOptions } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';
import { targetIds } from '../state/creates/createMarks';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';

/**
 * Properties that link a referral to other referrals or to a registration. The service sets them, and a create may send
 * them.
 */
const binding: readonly MergePath[] = [['engagementId'], ['registrations'], ['inviteContext', 'invitedBy']];

/** Unknown properties that look like a link to another referral. */
const linkName = /referral|engagement/i;

/**
 * Returns the properties that link a copy to its original. If they were sent, the service would connect the new
 * referral to the original. A new referral for an existing engagement is not a copy: its file has no read-only
 * properties, and the engagement has no referral of its type and target.
 * @param value the referral in the file, in any spelling
 * @param body what would be sent for it
 * @throws ApiError if the referrals of the engagement cannot be read
 */
export async function carriedIdentity(
  { api }: Pick<SyncServices, 'api'>,
  { value, body }: { value: unknown; body: Readonly<Record<string, unknown>> },
  call: CallOptions,
): Promise<MergePath[]> {
  const links = Object.keys(body).filter((name) => linkName.test(name) && !referral.property(name));
  const carried = [...binding, ...links.map((name) => [name])].filter((path) => !isEmptyValue(valueAt(body, path)));
  if (carried.length === 0 || isFromService(value)) return carried;
  const { engagementId } = body;
  if (typeof engagementId !== 'string' || engagementId.trim() === '') return [];
  return (await isInEngagement(api, engagementId.trim(), body, call)) ? carried : [];
}

/**
 * Returns the message for a copy that is not created.
 * @param name the name of the referral or, without a name, of its file
 */
export function carriedText(carried: readonly MergePath[], name: string): string {
  const names = propertyNames(carried);
  const own = carried.map((path) => `"${path.at(-1)}"`).join(', ');
  return carried.some(([first]) => first === 'engagementId')
    ? t(
        '"{0}" has no ID, but the {1} of another deal, so it would be connected to that deal. Nothing was sent. Remove {2} to create a separate deal.',
        ...[name, names, own],
      )
    : t(
        '"{0}" has no ID, but the {1} of another deal. Nothing was sent. Remove {2} to create a deal of its own.',
        ...[name, names, own],
      );
}

/** Whether a file has properties that only the service sets. */
function isFromService(value: unknown): boolean {
  const own = asObject(wireNames(value));
  return referral.properties.some(({ name, readOnly }) => readOnly && name !== '$schema' && !isEmptyValue(own[name]));
}

/** Whether an engagement has a referral of this type and target; true if the service rejects the filter. */
async function isInEngagement(
  api: SyncServices['api'],
  engagementId: string,
  body: Readonly<Record<string, unknown>>,
  call: CallOptions,
): Promise<boolean> {
  const kindOf = ({ type, target }: Readonly<Record<string, unknown>>): string =>
    [String(type ?? '').toLowerCase(), ...targetIds(target)].join('\n');
  try {
    for await (const each of listAll(api, { filter: `engagementId eq ${odataString(engagementId)}` }, call)) {
      if (String(each.engagementId ?? '').toLowerCase() !== engagementId.toLowerCase()) continue;
      // A list may leave out the target.
      const referral = each.target === undefined ? (await api.get(each.id, call)).body : each;
      if (kindOf(referral) === kindOf(body)) return true;
    }
    return false;
  } catch (error) {
    if (ApiError.is(error, 'rejected')) return true;
    throw error;
  }
}

function valueAt(body: unknown, path: MergePath): unknown {
  return path.reduce((value, name) => asObject(value)[name], body);
}
