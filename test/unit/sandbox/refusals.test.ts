import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createReferralLanguage } from '../../../src/language/service';
import { readJson } from '../../../src/sandbox/readJson';
import { acceptReferral } from '../../../src/sandbox/referral/acceptReferral';
import { changeReferral } from '../../../src/sandbox/referral/referralVersion';
import type { StoredReferral } from '../../../src/sandbox/referral/storedReferral';
import { ServiceError } from '../../../src/sandbox/serviceError';
import { minimalReferral } from './minimalReferral';
import { refusedReferrals } from './refusedReferrals';

const circumstances = {
  profile: 'documented',
  solutionFields: 'asSent',
  note: () => undefined,
  listLagMs: 0,
} as const;

/** Returns the JSON Pointers of the errors that `check` reports in a file. */
function errorsOf(body: unknown): string[] {
  const language = createReferralLanguage({});
  const problems = language.validate(language.parse(JSON.stringify(body)));
  return problems.filter(({ severity }) => severity === 'error').map(({ path }) => path);
}

/** Returns the property that the sandbox refuses, as a JSON Pointer; undefined if it takes the referral. */
function refusedAt(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ServiceError, String(error));
    return `/${error.target?.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`;
  }
}

describe('what the sandbox refuses, check reports as an error', () => {
  const accept = (body: unknown) => acceptReferral(body, { isNew: true, ...circumstances });

  for (const [more, target, inner] of refusedReferrals) {
    it(`of ${JSON.stringify(more)}`, () => {
      const body = JSON.parse(JSON.stringify(minimalReferral(more)));
      const refused = refusedAt(() => accept(body));
      assert.ok(refused, target);
      const errors = errorsOf(body);
      // What is missing is reported at the object that lacks it.
      if (inner === 'missingProperty')
        assert.ok(errors.includes('') || errors.includes(refused), JSON.stringify(errors));
      else assert.ok(errors.includes(refused), `${refused} is not among ${JSON.stringify(errors)}`);
    });
  }

  it('of any text in a format', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[A-Za-z]{0,3} ?$/),
      fc.stringMatching(
        /^[0-9]{3,4}-[0-9]{1,2}-[0-9]{1,2}(T[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/,
      ),
      fc.constantFrom('shared', 'SHARED ', 'Share', 'none', ' ', 'Azure', '1 to 50 employees'),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 5 }), (value, index) => {
        const body = minimalReferral(
          [
            { details: { closingDateTime: value } },
            { customerProfile: { address: { country: value } } },
            { type: value },
            { status: value, substatus: value },
            { details: { requirements: { products: [{ id: value }] } } },
            { details: { requirements: { solutions: [{ type: 'Category', id: value }] } } },
          ][index],
        );
        const refused = refusedAt(() => accept(body));
        if (refused) assert.notDeepEqual(errorsOf(body), [], `${refused}: ${value}`);
      }),
      { numRuns: 500 },
    );
  });

  const stored = (status: string, substatus: string): StoredReferral => ({
    ...minimalReferral(),
    ...{
      id: '37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
      engagementId: '37ef26aa-1d15-4533-9f93-a69bd33ab1e6',
      eTag: '"1"',
    },
    ...{ status, substatus },
  });

  for (const [before, after] of [
    ['Active/Accepted', 'New/Pending'],
    ['Active/Accepted', 'Closed/Accepted'],
    ['New/Pending', 'Active/Won'],
    ['Closed/Won', 'Active/Accepted'],
    ['Closed/Won', 'Closed/Lost'],
    ['Closed/Won', 'Closed/Won'],
  ] as const) {
    it(`of a change from ${before} to ${after}`, () => {
      const [status = '', substatus = ''] = before.split('/');
      const known = stored(status, substatus);
      const [next, sub] = after.split('/');
      const body = { ...known, name: 'Other', status: next, substatus: sub };
      assert.ok(refusedAt(() => changeReferral(known, body, () => '2026-01-01T00:00:00Z', circumstances)));
      const language = createReferralLanguage({ known: () => ({ status, substatus, body: known }) });
      const problems = language.validate(language.parse(JSON.stringify(body)));
      assert.ok(
        problems.some(({ severity }) => severity === 'error'),
        JSON.stringify(problems.map(({ code }) => code)),
      );
    });
  }

  it('of no change to a closed referral', () => {
    const known = stored('Closed', 'Won');
    const same = { ...known, statusReason: null, tags: [], links: {} };
    assert.equal(
      changeReferral(known, same, () => '2026-01-01T00:00:00Z', circumstances),
      known,
    );
  });

  for (const text of ['{"name": "x",}', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`]) {
    it(`of the text ${text.slice(0, 20)}`, async () => {
      const headers = { 'content-type': 'application/json' };
      const request = new Request('http://127.0.0.1', { method: 'POST', body: text, headers });
      await assert.rejects(readJson(request), (error) => error instanceof ServiceError && error.status === 400);
      const language = createReferralLanguage({});
      const problems = language.validate(language.parse(text));
      assert.ok(problems.some(({ severity }) => severity === 'error'));
    });
  }
});
