import { t } from '../../base/l10n';
import type { Property } from '../../domain/model/resource';
import type { Vocabulary } from '../../domain/model/vocabulary';
import { substatusesOf } from '../../domain/referral/statusMachine';
import { referralStatus } from '../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../domain/vocabularies/referralSubstatus';
import type { JsonNode } from '../document/jsonNode';
import { quoteList } from '../wording';
import { type AllowedValues, allowedValues, checkValue } from './checkValue';
import type { Finding } from './finding';

const allowedOf = new Map<unknown, AllowedValues>();

/** Describes a text that is not one of the values of a closed vocabulary. */
export function unknownText(
  { type }: Property,
  place: JsonNode,
  text: string,
  referral: JsonNode,
): Finding | undefined {
  let allowed = allowedOf.get(type);
  if (!allowed) {
    allowed = allowedValues(type as Vocabulary);
    allowedOf.set(type, allowed);
  }
  const finding = checkValue(text, allowed, place);
  return finding && text === '' && type === referralSubstatus ? forStatus(finding, referral) : finding;
}

/** Says which substatus the status of the referral asks for, in place of an empty one. */
function forStatus(finding: Finding, referral: JsonNode): Finding {
  const written = referral.member('status')?.value;
  const status = typeof written === 'string' ? referralStatus.find(written) : undefined;
  const allowed = substatusesOf(status ?? '');
  if (status === undefined || allowed.length === 0) return finding;
  return { ...finding, message: t('Substatus is empty. With status {0}, use {1}.', status, quoteList(allowed)) };
}
