import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const notes = '/details/notes';

describe('the response to an update', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace with one pulled referral. */
  async function pulled(knobs: Partial<Knobs>, referral: Record<string, unknown> = deal('A')): Promise<Workspace> {
    return (await open(knobs)).addPulled(file, referral);
  }

  /** Plans a submit, then submits. */
  async function both(workspace: Workspace, ...more: string[]) {
    const plan = await workspace.cli('submit', file, ...more, '--dry-run');
    return { plan, run: await workspace.cli('submit', file, ...more) };
  }

  it('does not tell a user who has left the team to create the deal again', async () => {
    const workspace = await pulled({ honorsPrefer: false, role: { email: 'diego@partner.example' } });
    workspace.edit(file, (value) => {
      value.team = (value.team as JsonObject[]).filter(({ email }) => email !== 'diego@partner.example');
    });
    for (let round = 0; round < 2; round++) {
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /can no longer be read.* Check whether your account is still in its team/);
      assert.doesNotMatch(run.text, /create the referral again/);
    }
    assert.equal(valueAt(workspace.service.ofDeal('A')[0], '/team/1'), undefined);
  });

  it('is reported if it has another status than was sent', async () => {
    const workspace = await pulled({});
    workspace.service.knobs.replaces = { '/substatus': 'Lost' };
    workspace.edit(file, (value) => Object.assign(value, { status: 'Closed', substatus: 'Won' }));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 1, run.text);
    assert.match(run.text, /^unconfirmed .*\n.*changed the substatus to "Lost"; you sent "Won"/);
    assert.equal(workspace.read(file).substatus, 'Lost');
  });

  it('is not "updated" if both have made the same change', async () => {
    const workspace = await pulled({});
    workspace.service.change(String(workspace.read(file).id), notes, 'same deal:A');
    workspace.edit(file, (value) => setAt(value, notes, 'same deal:A'));
    const { plan, run } = await both(workspace);
    assert.match(plan.text, /^pull /);
    assert.match(run.text, /^pulled /);
    assert.equal(run.code, 0);
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
  });

  it('is complete if only the case of an enum differs', async () => {
    const workspace = await pulled({});
    workspace.edit(file, (value) => Object.assign(value, { qualification: 'salesqualified' }));
    const { plan, run } = await both(workspace);
    assert.equal(plan.code, 0, plan.text);
    assert.match(run.text, /1 unchanged/);
    assert.equal(workspace.service.requests.update, 0);
    // The case of a text is the user's own.
    workspace.edit(file, (value) => setAt(value, notes, String(valueAt(value, notes)).toUpperCase()));
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
  });

  it('is the same for a file whose ETag has lost its quotes', async () => {
    const workspace = await pulled({});
    workspace.edit(file, (value) => {
      value.eTag = String(value.eTag).replaceAll('"', '');
      setAt(value, notes, 'mine deal:A');
    });
    const { plan, run } = await both(workspace);
    assert.match(plan.text, /^update /);
    assert.match(run.text, /^updated /);
    assert.equal(valueAt(workspace.service.ofDeal('A')[0], notes), 'mine deal:A');
  });

  it('is planned as an error if PATCH is required and a value is removed', async () => {
    const workspace = await pulled({}, deal('A', { statusReason: 'x' }));
    workspace.edit(file, (value) => delete value.statusReason);
    const { plan, run } = await both(workspace, '--method', 'patch');
    for (const { code, text } of [plan, run]) {
      assert.equal(code, 1, text);
      assert.match(text, /^invalid .*\n.*PATCH cannot do/);
    }
    assert.equal(workspace.service.writes.length, 0);
  });

  it('of a service whose clock was set back is taken', async () => {
    const workspace = await pulled({});
    const { service } = workspace;
    const id = String(workspace.read(file).id);
    service.knobs.clockOffsetMs = -3_600_000;
    service.change(id, notes, 'theirs deal:A');
    workspace.edit(file, (value) => Object.assign(value, { statusReason: 'mine' }));
    const { plan, run } = await both(workspace);
    assert.match(plan.text, /^merge /);
    assert.match(run.text, /^updated /);
    assert.equal(valueAt(workspace.read(file), notes), 'theirs deal:A');
    service.change(id, notes, 'theirs again deal:A');
    const pull = await workspace.cli('pull', '--out', '.');
    assert.match(pull.text, /^pulled /);
  });

  it('that is a part, with no read after it, takes nothing out of the file', async () => {
    const workspace = await pulled({});
    const { service } = workspace;
    const before = workspace.read(file);
    service.alter = (body, kind) => {
      const { id, eTag, details } = body as JsonObject;
      return kind === 'update' && id ? { id, eTag, details: { dealValue: (details as JsonObject).dealValue } } : body;
    };
    service.knobs.faults.push({ on: 'get', answer: 403 });
    workspace.edit(file, (value) => Object.assign(value.details as JsonObject, { dealValue: 7 }));
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^unconfirmed .*\n.*Not confirmed/m);
    const { eTag: _, ...own } = workspace.read(file);
    const { eTag: __, ...known } = before;
    assert.deepEqual(own, { ...known, details: { ...(known.details as JsonObject), dealValue: 7 } });
    service.alter = undefined;
    workspace.edit(file, (value) => Object.assign(value, { statusReason: 'mine' }));
    const again = await workspace.cli('submit', file);
    assert.match(again.text, /^updated /m);
    assert.equal(service.ofDeal('A')[0]?.externalReferenceId, 'CRM-A');
  });

  it('with a text that was cut short leaves the whole text in the file', async () => {
    const workspace = await pulled({});
    const text = 'A text that has cost an hour of work. '.repeat(5);
    workspace.service.alter = (body) => {
      const { details } = body as { details?: JsonObject };
      return details
        ? { ...(body as object), details: { ...details, notes: String(details.notes).slice(0, 20) } }
        : body;
    };
    workspace.edit(file, (value) => Object.assign(value.details as JsonObject, { notes: text }));
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^unconfirmed .*\n.*changed the notes to/m);
    assert.equal(valueAt(workspace.read(file), notes), text);
  });

  it('may have dates that are more exact than those of a read', async () => {
    const workspace = await open();
    const { service } = workspace;
    service.alter = (body, kind) => {
      const own = body as JsonObject;
      if (!own.createdDateTime) return body;
      const digits = kind === 'create' || kind === 'update' ? '.9879876Z' : 'Z';
      const dates = [own.createdDateTime, own.updatedDateTime].map((date) =>
        String(date).replace(/(\.\d+)?Z$/, digits),
      );
      return { ...own, createdDateTime: dates[0], updatedDateTime: dates[1] };
    };
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    const id = String(workspace.read(file).id);
    assert.match((await workspace.cli('pull', id, '--out', '.')).text, /unchanged/);
    service.change(id, '/details/dealValue', 5);
    workspace.edit(file, (value) => Object.assign(value.details as JsonObject, { notes: 'mine deal:A' }));
    const { plan, run } = await both(workspace);
    assert.match(plan.text, /^merge /m);
    assert.match(run.text, /^updated /m);
  });
});
