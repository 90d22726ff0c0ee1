import { referralStatus } from '../domain/referralStatus';
import { substatusesOf } from '../domain/statusMachine';

/** Whether a referral is closed: the service changes nothing of it any more (docs/service.md, "Status"). */
export function isClosedForGood({ status, substatus }: Readonly<Record<string, unknown>>): boolean {
  const known = typeof status === 'string' ? referralStatus.find(status) : undefined;
  return known === 'Closed' && substatusesOf(known).includes(String(substatus));
}
