import assert from 'node:assert/strict';
import { findReferrals } from '../../../../src/sync/files/findReferral';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { doubledProperty } from '../../../../src/sync/update/unsendable';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('doubledProperty', () => {
  for (const [text, expected] of [
    ['{ "name": "a", "Name": "b" }', ['name', 'Name']],
    ['{ "name": "a", "name": "b" }', ['name', 'name']],
    ['{ "id": "a", "ID": "b" }', ['id', 'ID']],
    ['{ "Details": { "notes": "a", "NOTES": null } }', ['notes', 'NOTES']],
    ['{ "team": [{ "email": "a", "Email": "b" }] }', ['email', 'Email']],
    ['{ "unknown": 1, "Unknown": 2 }', ['unknown', 'Unknown']],
    ['{ "name": "a", "Name": "a" }', undefined],
    ['{ "name": "a", "details": { "name": "b" } }', undefined],
  ] as const) {
    it(`finds ${expected ? expected.join(' and ') : 'nothing'} in ${text}`, () => {
      assert.deepEqual(doubledProperty(findReferrals(text)[0]?.node), expected);
    });
  }

  it('keeps a referral from being sent', async () => {
    const service = memoryApi();
    const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
    const { body } = service.put('a', { name: 'Deal' });
    for (const value of [
      { ...body, Name: 'Mine' },
      { name: 'New', Name: 'Other' },
    ]) {
      const { file } = memoryFile(JSON.stringify(value));
      const result = await submitReferral(services, file);
      assert.equal(result.outcome, 'invalid');
      assert.match('message' in result ? result.message : '', /^"name" and "Name" are the same property/);
    }
    assert.deepEqual(service.calls, []);
  });
});
