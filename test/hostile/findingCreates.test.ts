import assert from 'node:assert/strict';
import { deal } from './deal';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

/** What keeps a lost create from being found, or makes another referral look like it. */
const worlds: Readonly<Record<string, Partial<Knobs>>> = {
  'as documented': {},
  'shown late': { indexLagMs: 'held' },
  'oldest first': { order: 'oldest', ordersByRequest: false },
  shuffled: { order: 'shuffled', ordersByRequest: false },
  'small pages': { pageSize: 7, nextLink: 'as documented' },
  'pages that never end': { pageSize: 7, nextLink: 'loop' },
  'trimmed and escaped': { trims: true, escapesHtml: true, dates: 'sevenDigits' },
  'customers renamed': { renamesCustomers: true, nulls: true },
  'unknown properties': { extras: true },
  'unknown filters empty': { unknownFilter: 'empty' },
  'unknown filters ignored': { unknownFilter: 'ignored' },
  'all filters refused': { knownFilter: 'refused' },
  'all filters empty': { knownFilter: 'empty', unknownFilter: 'empty' },
  'all filters ignored': { knownFilter: 'ignored', unknownFilter: 'ignored' },
  'lists without references': { listOmits: ['externalReferenceId', 'team', 'consent'] },
  'lists without dates': { listOmits: ['createdDateTime', 'updatedDateTime'] },
  'a role that sees only its own': { role: { email: 'another.user@partner.example' } },
  'a clock two minutes behind': { clockOffsetMs: -120_000 },
  'a clock ten minutes ahead': { clockOffsetMs: 600_000 },
};

describe('looking for a create whose response was lost', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Others' referrals: before, and after the create. Half of them have its name and customer. */
  function addOthers({ service }: Workspace, count: number): void {
    for (let index = 0; index < count; index++) {
      const changes = index % 2 ? { name: `Other ${index}` } : {};
      service.add(deal(`other-${index}`, { ...deal('A'), externalReferenceId: `CRM-other-${index}`, ...changes }));
    }
  }

  for (const [name, knobs] of Object.entries(worlds)) {
    for (const newer of [0, 200]) {
      it(`${name}, ${newer} newer referrals: one create, or a question`, async () => {
        const workspace = await open({ ...knobs, faults: [{ on: 'create', answer: 'reset' }] });
        const { service } = workspace;
        addOthers(workspace, 6);
        const before = service.referrals().map(({ id }) => id);
        workspace.write(file, deal('A', { name: ' R & D deal:A ' }));
        await workspace.cli('submit', file);
        const made = service.referrals().find(({ id }) => !before.includes(id));
        addOthers(workspace, newer);
        for (let round = 0; round < 3; round++) {
          const run = await workspace.cli('submit', file);
          assert.equal(service.requests.create, 1, run.text);
          const { id } = workspace.read(file);
          if (id === undefined) assert.equal(run.code, 1, run.text);
          else assert.equal(id, made?.id, 'the file took the id of another referral');
          service.release();
        }
      });
    }
  }

  it('sends no filter and no option outside the documentation', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'reset' }] });
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    await workspace.cli('submit', file);
    await workspace.cli('pull', '--out', 'deals');
    for (const query of workspace.service.queries.map((text) => new URLSearchParams(text))) {
      for (const name of query.keys()) assert.match(name, /^\$(filter|orderby|top|select|skiptoken)$/);
      assert.doesNotMatch(query.get('$filter') ?? '', /externalReferenceId|contains|startswith|name/i);
    }
  });

  for (const listOmits of [['externalReferenceId'], ['externalReferenceId', 'name']]) {
    for (const reference of ['own', 'generated']) {
      const given = reference === 'own' ? {} : { externalReferenceId: undefined };

      it(`is certain although list entries lack ${listOmits.join(' and ')}, ${reference} reference`, async () => {
        for (const command of [
          ['submit', file],
          ['pull', '--out', '.'],
        ]) {
          const faults: Knobs['faults'] = [{ on: 'create', answer: 'reset' }];
          const workspace = await open({ listOmits, faults, indexLagMs: 'held' });
          const { service } = workspace;
          service.add(deal('B', { name: 'Another deal' }));
          service.add(deal('C', { externalReferenceId: undefined }));
          workspace.write(file, deal('A', given));
          await workspace.cli('submit', file);
          assert.equal(workspace.read(file).id, undefined);
          service.release();
          const run = await workspace.cli(...command);
          assert.equal(workspace.read(file).id, service.ofDeal('A')[0]?.id, run.text);
          assert.equal(workspace.files().length, command[0] === 'pull' ? 3 : 1, run.text);
          assert.equal(service.requests.create, 1);
        }
      });
    }
  }

  it('never takes over a referral of the same reference that another file has', async () => {
    const workspace = await open();
    workspace.write('first.referral.json', deal('A'));
    await workspace.cli('submit', 'first.referral.json');
    const { id } = workspace.read('first.referral.json');
    workspace.service.knobs.faults.push({ on: 'create', answer: 'reset', effect: 'never' });
    workspace.write('second.referral.json', deal('A', { name: 'A second deal of one opportunity deal:A' }));
    await workspace.cli('submit', 'second.referral.json');
    const run = await workspace.cli('submit', 'second.referral.json');
    assert.notEqual(workspace.read('second.referral.json').id, id, run.text);
    assert.deepEqual(workspace.service.overwrites(), []);
    assert.equal(workspace.service.ofDeal('A').length, 1);
  });
});
