import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const notes = '/details/notes';
const worth = '/details/dealValue';

describe('what changes besides an update', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace with one pulled referral. */
  async function pulled(knobs: Partial<Knobs>, referral: Record<string, unknown> = deal('A')): Promise<Workspace> {
    return (await open(knobs)).addPulled(file, referral);
  }
  const remote = (workspace: Workspace): JsonObject => workspace.service.ofDeal('A')[0] ?? {};

  it('by another user is taken into the file and named', async () => {
    const workspace = await pulled({});
    const { service } = workspace;
    const id = String(workspace.read(file).id);
    service.arrival = (kind) => {
      if (kind === 'update') service.changeUnseen(id, notes, 'theirs deal:A');
    };
    workspace.edit(file, (value) => setAt(value, worth, 5));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.match(run.text, /^updated .*\n.*Also set by the sandbox: notes\./);
    assert.equal(service.requests.update, 1);
    assert.equal(valueAt(workspace.read(file), notes), 'theirs deal:A');
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
  });

  it('by the service itself is named, even if it added it', async () => {
    const workspace = await pulled({});
    workspace.service.knobs.replaces = { '/statusReason': 'checked', '/consent/consentToContact': false };
    workspace.edit(file, (value) => setAt(value, worth, 5));
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^updated .*\n.*Also set by the sandbox: consent to contact, status reason\./);
    assert.equal(workspace.read(file).statusReason, 'checked');
  });

  for (const edit of ['nothing but a value', 'an entry'] as const)
    it(`is not confirmed if it was sent as a part of a whole: ${edit}`, async () => {
      const workspace = await pulled({}, deal('A', { statusReason: 'x' }));
      workspace.service.knobs.replaces = { '/team/1/phoneNumber': '0', [worth]: 1 };
      workspace.edit(file, (value) => {
        if (edit === 'an entry') setAt(value, '/team/0/phoneNumber', '1');
        else delete value.statusReason;
      });
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 1, run.text);
      assert.match(
        run.text,
        /^unconfirmed .*\n.*also changed the phone number \(lidia@partner.example\) to "0"; it was "5550100103"/,
      );
      assert.match(
        run.text,
        edit === 'an entry' ? /Also set by the sandbox: deal value/ : /also changed the deal value/,
      );
      assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    });

  describe('is named, and not in doubt', () => {
    /** Has the service change each referral that it writes. */
    const onUpdates = ({ service }: Workspace, change: (referral: JsonObject) => void) => {
      const id = String(service.ofDeal('A')[0]?.id);
      const altered = new Set<string>();
      service.alter = (body, kind) => {
        const own = body as JsonObject;
        if (kind === 'update' && own.id === id) altered.add(id);
        if (!altered.has(String(own.id))) return body;
        const next = structuredClone(own);
        change(next);
        return next;
      };
    };
    const worlds: Record<string, [JsonObject, (referral: JsonObject) => void, (referral: JsonObject) => void]> = {
      'a default of a person who is new': [
        {},
        (own) => setAt(own, '/team/0', { firstName: 'Zoe', lastName: 'Zimmer', email: 'z@b.example' }),
        (own) => setAt(own, '/team/0/contactPreference', { locale: 'en-us', disableNotifications: false }),
      ],
      'a blank that the service takes away': [
        { name: 'Intranet deal:A ', statusReason: 'x' },
        (own) => delete own.statusReason,
        (own) => setAt(own, '/name', String(own.name).trim()),
      ],
      'a number and a date in another notation': [
        { statusReason: 'x', externalReferenceId: '12', campaignId: '2027-06-30' },
        (own) => delete own.statusReason,
        (own) => Object.assign(own, { externalReferenceId: 12, campaignId: '2027-06-30T00:00:00Z' }),
      ],
    };
    for (const [world, [referral, edit, change]] of Object.entries(worlds))
      it(world, async () => {
        const workspace = await pulled({}, deal('A', referral));
        onUpdates(workspace, change);
        workspace.edit(file, edit);
        const run = await workspace.cli('submit', file, '--block-on', 'off');
        assert.equal(run.code, 0, run.text);
        assert.match(run.text, /^updated /);
      });
  });

  describe('in a service that escapes texts', () => {
    const texts = {
      name: 'R&D deal:A',
      statusReason: 'call back',
      unheardOf: { by: 'AT&T' },
      team: [
        { firstName: 'Ann', lastName: "O'Brien", email: 'ann@partner.example' },
        { firstName: 'Bo', lastName: 'Ek', email: 'bo@partner.example', phoneNumber: '1' },
      ],
    };
    for (const knob of ['escapesAnswers', 'escapesAgain'] as const) {
      it(`is reported if all of the deal is sent (${knob})`, async () => {
        const workspace = await pulled({ [knob]: true }, deal('A', texts));
        workspace.edit(file, (value) => delete value.statusReason);
        const run = await workspace.cli('submit', file);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /^unconfirmed /);
        for (const name of ['R&amp;amp;D', 'AT&amp;amp;T', 'O&amp;#39;Brien']) assert.ok(run.text.includes(name), name);
        assert.equal(workspace.read(file).name, 'R&amp;amp;D deal:A');
      });

      it(`is reported if a list is sent (${knob})`, async () => {
        const workspace = await pulled({ [knob]: true }, deal('A', texts));
        workspace.edit(file, (value) => setAt(value, '/team/1/phoneNumber', '2'));
        const run = await workspace.cli('submit', file);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /^unconfirmed .*\n.*O&amp;#39;Brien/);
      });

      it(`does not matter if single values are sent (${knob})`, async () => {
        const workspace = await pulled({ [knob]: true }, deal('A', texts));
        const before = remote(workspace);
        workspace.edit(file, (value) => setAt(value, worth, 5));
        const run = await workspace.cli('submit', file);
        if (knob === 'escapesAnswers') {
          assert.match(run.text, /^updated [^\n]*\n[^\n]*1 updated/);
          assert.equal(remote(workspace).name, before.name);
        } else assert.match(run.text, /^updated .*\n.*Also set by the sandbox: deal name/);
      });
    }
  });

  describe('in another registration', () => {
    const registrations = [
      { id: 'reg-A', type: 'SolutionAssessment', contract: { value: 100, currency: 'USD' }, statusHistory: ['x'] },
      { id: 'reg-B', type: 'CoSell', contract: { value: 900, currency: 'USD' }, statusHistory: ['y'] },
    ];
    const setValue = (workspace: Workspace, value: number) =>
      workspace.edit<JsonObject>(file, (own) => {
        const entry = (own.registrations as JsonObject[]).find(({ id }) => id === 'reg-A');
        (entry?.contract as JsonObject).value = value;
      });

    it('is reported if the service lists them in another order than it keeps them', async () => {
      const workspace = await open();
      workspace.service.alter = (body) => {
        const own = body as JsonObject;
        return Array.isArray(own.registrations) ? { ...own, registrations: [...own.registrations].reverse() } : body;
      };
      const { id } = workspace.service.add(deal('A', { registrations }));
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      setValue(workspace, 150);
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /did not change the value \(reg-a\) to 150; it is still 100/);
      assert.match(run.text, /This update may have changed the value \(reg-b\) to 150; it was 900\. Check/);
    });

    it('is named if it is the one that was changed', async () => {
      const given = registrations.map((each) => ({ ...each, status: 'Approved' }));
      const workspace = await pulled({}, deal('A', { registrations: given }));
      workspace.service.knobs.replaces = { '/registrations/0/status': 'Pending' };
      setValue(workspace, 150);
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      assert.match(run.text, /^updated .*\n.*Also set by the sandbox: status \(reg-a\)/);
    });

    it('is reported if the service changes another one', async () => {
      const workspace = await pulled({}, deal('A', { registrations }));
      workspace.service.knobs.replaces = { '/registrations/1/contract/value': 150 };
      setValue(workspace, 150);
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /^unconfirmed .*\n.*may have changed the value \(reg-b\) to 150; it was 900/);
    });

    it('does not matter if the order is the same', async () => {
      const workspace = await pulled({}, deal('A', { registrations }));
      setValue(workspace, 150);
      const run = await workspace.cli('submit', file);
      assert.match(run.text, /^updated /);
      assert.doesNotMatch(run.text, /reg-b/);
    });
  });
});
