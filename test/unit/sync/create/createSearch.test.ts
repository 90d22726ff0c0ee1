import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import type { ReferralsApi } from '../../../../src/api/referralsApi';
import { CreateSearch } from '../../../../src/sync/create/createSearch';

describe('CreateSearch', () => {
  it('ends as every call of the service does if the user cancels', async () => {
    const api = {
      listPage: async (_query, _next, call) => {
        if (call?.signal?.aborted) throw new ApiError('cancelled', 'Canceled.');
        return { items: [] };
      },
    } satisfies Pick<ReferralsApi, 'listPage'>;
    const search = new CreateSearch(api as unknown as ReferralsApi);
    const finding = search.find({ externalReferenceId: 'A' }, { since: undefined }, { signal: AbortSignal.abort() });
    await assert.rejects(finding, (error) => ApiError.is(error, 'cancelled'));
  });
});
