import assert from 'node:assert/strict';
import { handChange } from '../../../../src/sync/update/handChange';

const deal = {
  name: 'Deal',
  engagementId: 'e1',
  createdDateTime: '2026-01-01T08:00:00.1234567Z',
  customerProfile: { name: 'Contoso' },
};
type Deal = Partial<Record<keyof typeof deal, unknown>>;
const isOther = (mine: Deal, now: Deal, base: Deal | undefined = deal, eTag = '') =>
  handChange({ ...deal, ...mine }, { ...deal, ...now }, eTag, base && { body: base }) !== undefined;
const renamed = { customerProfile: { name: 'Contoso AG' } };

describe("an ID that another deal has, by the file's own values", () => {
  it('is not seen in what a user or the service may change', () => {
    const cases: [Deal, Deal][] = [
      [{}, { engagementId: 'e2' }],
      [{ name: 'Mine' }, { engagementId: 'e2' }],
      [{ name: 'Mine' }, renamed],
      [{ name: 'Mine', ...renamed }, {}],
      [{ name: 'Mine' }, { name: 'Theirs', ...renamed, engagementId: 'e2' }],
      [{ createdDateTime: undefined, name: 'Mine' }, renamed],
      [{ createdDateTime: '2026-01-01T00:00:00', name: 'Mine' }, {}],
      [{ createdDateTime: '2026-01-01T08:00:00Z', name: 'Mine' }, {}],
      [{ createdDateTime: '2020-01-01T00:00:00Z' }, {}],
    ];
    for (const [mine, now] of cases)
      for (const base of [deal, undefined]) {
        // Without a known version, two renamings may be one deal or two: the service's ETag decides.
        if (!base && 'createdDateTime' in mine && mine.createdDateTime === undefined) continue;
        assert.equal(isOther(mine, now, base), false, JSON.stringify([mine, now, base]));
      }
  });

  it('is not seen in values that a known version had', () => {
    const row = { ...deal, createdDateTime: '2025-06-01T00:00:00Z' };
    assert.equal(isOther({ createdDateTime: row.createdDateTime, name: 'Mine' }, {}, row), false);
    assert.equal(isOther({ createdDateTime: '2025-06-01T00:00:00Z' }, { name: 'Theirs' }), false);
  });

  it('is seen if the time of creation and another value are of another deal', () => {
    const other = { createdDateTime: '2026-02-02T00:00:00Z' };
    for (const more of [{ name: 'Other' }, renamed, { engagementId: 'e2' }])
      for (const eTag of ['', '"1"'])
        for (const base of [deal, undefined]) assert.equal(isOther({ ...other, ...more }, {}, base, eTag), true);
    assert.equal(isOther({ createdDateTime: '2026-01-01T15:01:00', name: 'Other' }, {}), true);
  });

  it('is seen in both names if the file has neither an ETag nor a date', () => {
    const mine = { createdDateTime: undefined, name: 'Other', ...renamed };
    assert.equal(isOther(mine, {}), true);
    assert.equal(isOther(mine, {}, deal, '"1"'), false);
  });
});
