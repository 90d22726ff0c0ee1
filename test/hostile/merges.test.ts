import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { workspaces } from './workspace';

const file = 'a.referral.json';
const ann = { firstName: 'Ann', lastName: 'Beck', phoneNumber: '5550100104', email: 'ann@partner.example' };
const attributes = '/details/requirements/additionalRequirements/attributes';
type Change = (referral: JsonObject) => void;

/** Changes that no program can bring together. */
const conflicts: Readonly<Record<string, { start?: Record<string, unknown>; mine: Change; theirs: Change }>> = {
  'area mine, play theirs': {
    start: { solutionArea: 'Security', solutionPlay: 'Data Security' },
    mine: area('Data and AI', 'Build and Modernize AI Apps'),
    theirs: area('Security', 'Data Governance'),
  },
  "one person's e-mail, changed differently": {
    mine: (referral) => setAt(referral, '/team/0/email', 'mine@partner.example'),
    theirs: (referral) => setAt(referral, '/team/0/email', 'theirs@partner.example'),
  },
  'two entries of one identity, each side removes another': {
    start: { team: [ann, { ...ann, phoneNumber: '5550100105' }, { ...ann, phoneNumber: '5550100106' }] },
    mine: (referral) => void (referral.team as unknown[]).splice(0, 1),
    theirs: (referral) => void (referral.team as unknown[]).splice(1, 1),
  },
  'another city mine, another address theirs': {
    mine: (referral) => setAt(referral, '/customerProfile/address/city', 'Tacoma'),
    theirs: (referral) => {
      setAt(referral, '/customerProfile/address/addressLine1', 'Unter den Linden 1');
      setAt(referral, '/customerProfile/address/country', 'DE');
    },
  },
  'another phone number mine, another contact theirs': {
    mine: (referral) => setAt(referral, '/customerProfile/team/0/phoneNumber', '5550109999'),
    theirs: (referral) => {
      setAt(referral, '/customerProfile/team/0/firstName', 'Ben');
      setAt(referral, '/customerProfile/team/0/lastName', 'Smith');
    },
  },
  'one value, changed differently': {
    mine: (referral) => setAt(referral, '/details/notes', 'mine deal:A'),
    theirs: (referral) => setAt(referral, '/details/notes', 'theirs deal:A'),
  },
};

/** Changes that go together; `result` checks the referral afterwards. */
const merges: Readonly<
  Record<string, { start?: Record<string, unknown>; mine: Change; theirs: Change; result: Change }>
> = {
  'different properties': {
    mine: (referral) => setAt(referral, '/details/notes', 'mine deal:A'),
    theirs: (referral) => setAt(referral, '/details/dealValue', 5),
    result: (referral) => {
      assert.equal(valueAt(referral, '/details/notes'), 'mine deal:A');
      assert.equal(valueAt(referral, '/details/dealValue'), 5);
    },
  },
  'another person each': {
    mine: (referral) => setAt(referral, '/team/-', ann),
    theirs: (referral) => setAt(referral, '/team/-', { ...ann, firstName: 'Cy', email: 'cy@partner.example' }),
    result: (referral) => {
      const emails = (referral.team as JsonObject[]).map(({ email }) => email).sort();
      assert.deepEqual(
        emails,
        ['ann', 'cy', 'diego', 'lidia'].map((name) => `${name}@partner.example`),
      );
    },
  },
};

function area(solutionArea: string, solutionPlay: string): Change {
  return (referral) => {
    const found = valueAt(referral, attributes) as JsonObject[] | undefined;
    const inList = found?.filter(({ type }) => String(type).startsWith('Solution')) ?? [];
    for (const entry of inList) entry.id = entry.type === 'SolutionArea' ? solutionArea : solutionPlay;
    if (inList.length === 0) Object.assign(referral, { solutionArea, solutionPlay });
  };
}

describe('changes on both sides', function () {
  this.timeout(60_000);
  const open = workspaces();

  async function changed(
    knobs: Partial<Knobs>,
    { start, mine, theirs }: { start?: object; mine: Change; theirs: Change },
  ) {
    const workspace = await open(knobs);
    const { id } = workspace.service.add(deal('A', { ...start }));
    await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
    const next = structuredClone(workspace.service.ofDeal('A')[0] ?? {});
    theirs(next);
    for (const [name, value] of Object.entries(next)) {
      if (name !== 'eTag' && name !== 'updatedDateTime') workspace.service.change(String(id), `/${name}`, value);
    }
    workspace.edit(file, mine);
    return { workspace, remote: (): JsonObject => structuredClone(workspace.service.ofDeal('A')[0] ?? {}) };
  }
  const worlds: Readonly<Record<string, Partial<Knobs>>> = {
    root: {},
    attributes: { solutionFields: 'attributes' },
    'stale reads': { staleReads: 1, honorsPrefer: false },
  };

  for (const [world, knobs] of Object.entries(worlds)) {
    for (const [name, sides] of Object.entries(conflicts)) {
      it(`are a conflict: ${name} (${world})`, async () => {
        const { workspace, remote } = await changed(knobs, sides);
        const [before, text] = [remote(), workspace.text(file)];
        for (const command of [
          ['submit', file],
          ['pull', '--out', '.'],
        ]) {
          const run = await workspace.cli(...command, ...(command[0] === 'submit' ? ['--block-on', 'off'] : []));
          assert.equal(run.code, 1, run.text);
          assert.match(run.text, /conflict/);
        }
        assert.deepEqual(remote(), before);
        assert.equal(workspace.text(file), text);
      });
    }
    for (const [name, { result, ...sides }] of Object.entries(merges)) {
      it(`are merged: ${name} (${world})`, async () => {
        const { workspace, remote } = await changed(knobs, sides);
        const run = await workspace.cli('submit', file);
        assert.equal(run.code, 0, run.text);
        assert.match(run.text, /Merged from .*(deal value|team)/);
        result(remote());
        result(workspace.read(file));
      });
    }
  }

  it('keep both people when each side makes one entry of a double another person', async () => {
    const { workspace, remote } = await changed(
      {},
      {
        start: { team: [ann, ann] },
        mine: (referral) => setAt(referral, '/team/0', { ...ann, firstName: 'Mia', email: 'mia@partner.example' }),
        theirs: (referral) => setAt(referral, '/team/0', { ...ann, firstName: 'Theo', email: 'theo@partner.example' }),
      },
    );
    await workspace.cli('submit', file);
    assert.match(workspace.text(file), /mia@/);
    assert.match(JSON.stringify(remote()), /theo@/);
  });
});
