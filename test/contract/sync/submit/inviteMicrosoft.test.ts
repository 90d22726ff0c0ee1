import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../../../src/api/http/httpReferralsApi';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { startSandbox } from '../../../../src/sandbox/startSandbox';
import type { ReferralFile } from '../../../../src/sync/files/referralFile';
import { isGenerated } from '../../../../src/sync/referral/reference';
import { inviteMicrosoft } from '../../../../src/sync/submit/inviteMicrosoft';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryBaselines } from '../../../unit/sync/memoryBaselines';

const deal = JSON.stringify({
  name: 'Contoso upgrade',
  externalReferenceId: 'CRM-1',
  type: 'Shared',
  qualification: 'SalesQualified',
  customerProfile: {
    name: 'Contoso',
    address: { addressLine1: '1 Way', city: 'Redmond', postalCode: '98052', country: 'US' },
    size: '251to1000employees',
    team: [{ firstName: 'Ann', lastName: 'B', email: 'ann@contoso.com', phoneNumber: '1' }],
  },
  consent: {
    consentToToShareInfoWithOthers: true,
    consentToContact: true,
    consentToShareReferralWithMicrosoftSellers: true,
  },
  inviteContext: { notes: 'Please help', assistanceRequestCode: 'GeneralOrOther' },
  target: [{ type: 'SolutionProfile', id: 'SOL-12345-ABC' }],
  details: {
    notes: 'n',
    dealValue: 10000,
    currency: 'USD',
    closingDateTime: '2027-12-01T00:00:00Z',
    requirements: { solutions: [{ id: 'SOL-12345-ABC', name: 'S', type: 'Name' }] },
  },
  team: [{ firstName: 'Bo', lastName: 'C', email: 'bo@fabrikam.com', phoneNumber: '2' }],
});

let count = 0;

/** A deal with a reference that no other one has. */
function newDeal(): string {
  return deal.replace('CRM-1', `CRM-${++count}`);
}

function textFile(name: string, text: string): ReferralFile & { text: string } {
  return {
    name,
    text,
    async read() {
      return this.text;
    },
    async change(decide) {
      const decided = decide(this.text);
      this.text = applyEdits(this.text, decided.edits);
      return decided;
    },
  };
}

describe('inviteMicrosoft against the sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(async () => {
    const requests = (await (await fetch(new URL('/sandbox/requests', sandbox.url))).json()) as {
      method: string;
      path: string;
      notes?: string[];
    }[];
    await sandbox.close();
    const undocumented = requests.filter(({ method, notes }) => method === 'GET' && notes);
    assert.deepEqual(undocumented, []);
  });
  afterEach(() => fetch(new URL('/sandbox/faults', sandbox.url), { method: 'DELETE' }));

  function world() {
    const api = httpReferralsApi({ endpoint: new URL(sandbox.url).origin, token: async () => 'x', retryDelayMs: 1 });
    const made: ReturnType<typeof textFile>[] = [];
    const files = {
      find: async (engagementId: string) => {
        const file = made.find(({ text }) => text.includes(engagementId));
        return file && { file, pointer: '' };
      },
      create: async (text: string) => {
        made.push(textFile('invitation.json', text));
        return made[0] as ReferralFile;
      },
    };
    return { services: { api, baselines: memoryBaselines(), clock: () => new Date() }, made, files };
  }

  it('makes two referrals of one engagement, and invites once only', async () => {
    const { services, made, files } = world();
    const own = textFile('own.json', newDeal());
    const result = await inviteMicrosoft(services, own, files);
    assert.ok(result.outcome === 'invited', JSON.stringify(result));
    const mine = JSON.parse(own.text);
    const theirs = JSON.parse(made[0]?.text ?? '');
    assert.equal(theirs.engagementId, mine.engagementId);
    assert.notEqual(theirs.id, mine.id);
    assert.deepEqual([mine.status, theirs.status, theirs.substatus], ['Active', 'New', 'Pending']);
    assert.deepEqual(theirs.target, [{ type: 'BusinessProfileLocation', id: 'msft' }]);
    assert.deepEqual(mine.target, [{ type: 'SolutionProfile', id: 'SOL-12345-ABC' }]);
    assert.ok(isGenerated(String(theirs.externalReferenceId)), 'a reference of its own');
    const again = await inviteMicrosoft(services, own, files);
    assert.ok(again.outcome === 'invitedBefore' && again.referral.id === theirs.id, JSON.stringify(again));
  });

  it('goes on if it failed', async () => {
    const { services, made, files } = world();
    const own = textFile('own.json', newDeal());
    const count = async () => (await services.api.listPage({})).items.length;
    const first = await count();
    const fault = { status: 403, times: 1, match: 'POST' };
    // The first POST is to pass: the fault is set when the file takes its answer.
    const change = own.change;
    own.change = async function (decide) {
      const decided = decide(await this.read());
      await change.call(this, () => decided);
      const headers = { 'content-type': 'application/json' };
      await fetch(new URL('/sandbox/faults', sandbox.url), { method: 'PUT', headers, body: JSON.stringify(fault) });
      return decided;
    };
    const failed = await inviteMicrosoft(services, own, files);
    assert.ok(failed.outcome === 'invitationFailed', JSON.stringify(failed));
    assert.equal(await count(), first + 1);
    own.change = change;
    const done = await inviteMicrosoft(services, own, files);
    assert.ok(done.outcome === 'invited', JSON.stringify(done));
    assert.equal(made.length, 1);
    assert.equal(await count(), first + 2);
  });

  it('never sends an invitation in doubt again by itself', async () => {
    const { services, made, files } = world();
    const own = textFile('own.json', newDeal());
    assert.equal((await submitReferral(services, own)).outcome, 'created');
    const headers = { 'content-type': 'application/json' };
    const fault = JSON.stringify({ status: 503, times: 1, match: 'POST' });
    await fetch(new URL('/sandbox/faults', sandbox.url), { method: 'PUT', headers, body: fault });
    for (const _ of [1, 2]) {
      const failed = await inviteMicrosoft(services, own, files);
      assert.ok(failed.outcome === 'invitationFailed' && failed.invitation.outcome === 'doubtful');
    }
    const done = await inviteMicrosoft(services, own, files, { invitation: { inDoubt: 'create' } });
    assert.ok(done.outcome === 'invited', JSON.stringify(done));
    assert.equal(made.length, 1);
  });

  it('does nothing more if your own referral is refused', async () => {
    const { services, made, files } = world();
    const result = await inviteMicrosoft(services, textFile('own.json', '{ "name": "x" }'), files);
    assert.equal(result.outcome, 'ownFailed');
    assert.equal(made.length, 0);
  });
});
