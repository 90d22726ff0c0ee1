import { substatusesOf } from '../../domain/referral/statusMachine';
import { referralStatus } from '../../domain/vocabularies/referralStatus';

/** Whether a referral is closed, so that the service rejects changes (docs/service.md, "Status"). */
export function isClosedForGood({ status, substatus }: Readonly<Record<string, unknown>>): boolean {
  const known = typeof status === 'string' ? referralStatus.find(status) : undefined;
  return known === 'Closed' && substatusesOf(known).includes(String(substatus));
}
