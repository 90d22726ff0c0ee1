import type { ListQuery, ReferralsApi, RemoteReferral } from '../referralsApi';
import { type ListOptions, listPages } from './listPages';

/** All referrals that match, one after the other; see `listPages`, also for what it throws. */
export async function* listAll(
  api: Pick<ReferralsApi, 'listPage' | 'maxPages'>,
  query: ListQuery = {},
  options: ListOptions = {},
): AsyncGenerator<RemoteReferral, void, undefined> {
  for await (const items of listPages(api, query, options)) yield* items;
}
