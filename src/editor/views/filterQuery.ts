import { type Filter, odataFilter } from '../../api/odata/odataFilter';
import type { Stage, ViewFilter } from './viewFilter';

/** Returns the part of a filter that a service can answer with its documented operators: `eq`, `and` and `any`. */
export function filterQuery({ owner, stage }: ViewFilter): string {
  const team: Filter[] = owner?.email ? [{ teamEmail: owner.email }] : [];
  return odataFilter({ and: [...(stage ? stageQuery(stage) : []), ...team] });
}

/** Whether a part of a filter can only be answered here, among the referrals that are loaded. */
export function isAnsweredHere({ customer, owner, period, words }: ViewFilter): boolean {
  return Boolean(customer || period || words || owner);
}

function stageQuery(stage: Stage): Filter[] {
  if (stage === 'invitation')
    return [
      { field: 'direction', eq: 'Incoming' },
      { field: 'status', eq: 'New' },
    ];
  if (stage === 'New' || stage === 'Active' || stage === 'Closed') return [{ field: 'status', eq: stage }];
  return [
    { field: 'status', eq: 'Closed' },
    { field: 'substatus', eq: stage },
  ];
}
