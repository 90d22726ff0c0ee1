import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const attributes = '/details/requirements/additionalRequirements/attributes';
const services = {
  partnerRole: 'Solution design',
  solutionArea: 'Security',
  solutionPlay: 'Data Security',
  details: {
    ...(deal('A').details as JsonObject),
    requirements: {
      ...((deal('A').details as JsonObject).requirements as JsonObject),
      additionalRequirements: { attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }] },
    },
  },
};

describe('an update', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace with one pulled referral. */
  async function pulled(knobs: Partial<Knobs>, referral: Record<string, unknown>): Promise<Workspace> {
    const workspace = await open(knobs);
    const { id } = workspace.service.add(referral);
    const run = await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
    assert.equal(run.code, 0, run.text);
    return workspace;
  }
  const remote = (workspace: Workspace): JsonObject => structuredClone(workspace.service.ofDeal('A')[0] ?? {});

  /** What differs between two versions, as JSON Pointers; what every write changes is left out. */
  function differences(before: unknown, after: unknown, path = ''): string[] {
    if (['/eTag', '/updatedDateTime'].includes(path) || JSON.stringify(before) === JSON.stringify(after)) return [];
    if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return [path];
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differences((before as JsonObject)[name], (after as JsonObject)[name], `${path}/${name}`),
    );
  }

  describe('of role, area and play', () => {
    for (const solutionFields of ['attributes', 'root'] as const) {
      for (const otherForm of ['moved', 'dropped'] as const) {
        for (const method of ['auto', 'put', 'patch']) {
          it(`keeps them if the service has them: ${solutionFields}, other form ${otherForm}, ${method}`, async () => {
            const workspace = await pulled({ solutionFields, otherForm: 'moved' }, deal('A', services));
            workspace.service.knobs.otherForm = otherForm;
            const before = remote(workspace);
            const intent = (before: unknown) =>
              (valueAt(before, attributes) as JsonObject[]).findIndex(
                ({ type }) => type === 'CustomerMarketplaceIntent',
              );
            const pointer = `${attributes}/${intent(workspace.read(file))}/id`;
            workspace.edit(file, (value) => setAt(value, pointer, 'Yes'));
            const run = await workspace.cli('submit', file, '--method', method);
            assert.equal(run.code, 0, run.text);
            assert.deepEqual(differences(before, remote(workspace)), [`${attributes}/${intent(before)}/id`]);
            assert.match(workspace.text(file), /Data Security/);
            assert.match(workspace.text(file), /Solution design/);
          });
        }
      }
    }

    describe('in both places', () => {
      const both = (changes: { root?: string; attribute?: string } = {}): Record<string, unknown> => {
        const value = deal('A', { ...structuredClone(services), solutionPlay: undefined, partnerRole: undefined });
        value.solutionArea = changes.root ?? 'Security';
        setAt(value, `${attributes}/1`, { type: 'SolutionArea', id: changes.attribute ?? 'Security' });
        return value;
      };
      const changed = (value: unknown): unknown[] => [
        valueAt(value, '/solutionArea'),
        (valueAt(value, attributes) as JsonObject[]).find(({ type }) => type === 'SolutionArea')?.id,
      ];
      for (const [what, pointer] of [
        ['the root', () => '/solutionArea'],
        [
          'the attribute',
          (value: unknown) =>
            `${attributes}/${(valueAt(value, attributes) as JsonObject[]).findIndex(({ type }) => type === 'SolutionArea')}/id`,
        ],
      ] as const) {
        for (const method of ['auto', 'put']) {
          it(`takes a change of ${what} to both (${method})`, async () => {
            const workspace = await pulled({ solutionFields: 'asSent' }, both());
            assert.deepEqual(changed(workspace.read(file)), ['Security', 'Security']);
            workspace.edit(file, (value) => setAt(value, pointer(value), 'Modern Work'));
            const run = await workspace.cli('submit', file, '--method', method, '--block-on', 'off');
            assert.equal(run.code, 0, run.text);
            assert.deepEqual(changed(remote(workspace)), ['Modern Work', 'Modern Work']);
            assert.deepEqual(changed(workspace.read(file)), ['Modern Work', 'Modern Work']);
            assert.match(JSON.stringify(remote(workspace)), /HaveNotDecided/);
            assert.match((await workspace.cli('submit', file, '--block-on', 'off')).text, /1 unchanged/);
          });
        }
      }

      for (const solutionFields of ['root', 'attributes'] as const) {
        for (const place of ['root', 'attribute'] as const) {
          for (const otherForm of ['moved', 'dropped'] as const) {
            it(`is one change if a file has both places and the service only one: ${solutionFields}, ${place} changed, ${otherForm}`, async () => {
              const workspace = await pulled({ solutionFields, otherForm: 'moved' }, both());
              workspace.service.knobs.otherForm = otherForm;
              const { id, eTag } = workspace.read(file);
              workspace.write(file, { ...both({ [place]: 'Modern Work' }), id, eTag });
              const run = await workspace.cli('submit', file, '--block-on', 'off');
              assert.equal(run.code, 0, run.text);
              const said = (value: unknown) => changed(value).filter((each) => each !== undefined);
              assert.deepEqual(said(remote(workspace)), ['Modern Work']);
              assert.deepEqual([...new Set(said(workspace.read(file)))], ['Modern Work']);
              assert.match((await workspace.cli('submit', file, '--block-on', 'off')).text, /1 unchanged/);
            });
          }
        }
      }

      it('sends nothing if both were changed, and differently', async () => {
        const workspace = await pulled({ solutionFields: 'asSent' }, both());
        const before = remote(workspace);
        workspace.write(file, {
          ...workspace.read<JsonObject>(file),
          ...both({ root: 'Modern Work', attribute: 'Data and AI' }),
        });
        for (const args of [['--dry-run'], []]) {
          const run = await workspace.cli('submit', file, '--block-on', 'off', ...args);
          assert.equal(run.code, 1, run.text);
          assert.match(run.text, /solutionArea is "Modern Work", but the attribute SolutionArea is "Data and AI"/);
        }
        assert.deepEqual(remote(workspace), before);
      });

      it('creates nothing that contradicts itself', async () => {
        const workspace = await open({ solutionFields: 'asSent' });
        workspace.write(file, both({ attribute: 'Data and AI' }));
        for (const args of [['--dry-run'], []]) {
          const run = await workspace.cli('submit', file, '--block-on', 'off', ...args);
          assert.equal(run.code, 1, run.text);
          assert.match(run.text, /Make them the same, or remove one/);
        }
        assert.equal(workspace.service.requests.create ?? 0, 0);
      });

      it('keeps what the service says differently in its two places', async () => {
        const workspace = await pulled({ solutionFields: 'asSent' }, both({ attribute: 'Data and AI' }));
        workspace.edit(file, (value) => setAt(value, '/details/dealValue', 50000));
        const run = await workspace.cli('submit', file, '--block-on', 'off');
        assert.equal(run.code, 0, run.text);
        assert.deepEqual(changed(remote(workspace)), ['Security', 'Data and AI']);
      });
    });

    it('creates in the form that this service has shown', async () => {
      const workspace = await pulled({ solutionFields: 'attributes', otherForm: 'moved' }, deal('A', services));
      workspace.service.knobs.otherForm = 'dropped';
      workspace.write('b.referral.json', deal('B', services));
      const run = await workspace.cli('submit', 'b.referral.json');
      assert.equal(run.code, 0, run.text);
      assert.match(JSON.stringify(workspace.service.ofDeal('B')), /Data Security/);
    });
  });

  describe('from a file that has a part', () => {
    const parts: Readonly<Record<string, readonly string[]>> = {
      'status only': ['id', 'eTag', 'status', 'substatus'],
      'a $select answer': ['id', 'eTag', 'status', 'customerProfile', 'name'],
      'no eTag': ['id', 'name', 'statusReason'],
      'id and name': ['id', 'name'],
    };
    for (const [what, names] of Object.entries(parts)) {
      for (const method of ['auto', 'put', 'patch']) {
        for (const isKnown of [false, true]) {
          it(`changes only what the file says: ${what}, ${method}, ${isKnown ? 'pulled before' : 'never seen'}`, async () => {
            const workspace = isKnown ? await pulled({}, deal('A')) : await open();
            if (!isKnown) workspace.service.add(deal('A'));
            const before = remote(workspace);
            const part = Object.fromEntries(names.map((name) => [name, before[name]]));
            const allowed = names.includes('status') ? '/status' : '/name';
            Object.assign(
              part,
              allowed === '/status' ? { status: 'Closed', substatus: 'Won' } : { name: 'New deal:A' },
            );
            workspace.write(file, part);
            const run = await workspace.cli('submit', file, '--method', method, '--block-on', 'off');
            const changed = differences(before, remote(workspace));
            if (isKnown) assert.ok(run.code === 0 && changed.includes(allowed), run.text);
            const unexpected = changed.filter((path) => path !== allowed && path !== '/substatus');
            assert.deepEqual(unexpected, []);
            const added = Object.keys(workspace.read(file)).filter((name) => !(name in part));
            for (const name of added) assert.deepEqual(workspace.read(file)[name], remote(workspace)[name]);
          });
        }
      }
    }

    it('clears what is explicitly null or empty', async () => {
      const workspace = await pulled({}, deal('A', { statusReason: 'old', campaignId: 'c' }));
      const before = remote(workspace);
      workspace.write(file, { id: before.id, eTag: before.eTag, statusReason: null, campaignId: '' });
      const run = await workspace.cli('submit', file, '--block-on', 'off');
      const { statusReason, campaignId, name } = remote(workspace);
      assert.deepEqual([statusReason ?? null, campaignId || null, name], [null, null, before.name], run.text);
    });
  });

  describe('of a registration', () => {
    const registration = {
      id: 'r1',
      type: 'AzureIPCoSell',
      status: 'ReviewPending',
      statusHistory: { reviewPendingDateTime: '2026-01-01T00:00:00Z' },
      contract: { currency: 'USD', value: 30000, term: 'Finite' },
    };
    it('keeps id and history of a registration whose contract value changes', async () => {
      const workspace = await pulled({}, deal('A', { registrations: [registration, { ...registration, id: 'r2' }] }));
      const before = remote(workspace);
      workspace.edit(file, (value) => setAt(value, '/registrations/0/contract/value', 40000));
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      assert.deepEqual(differences(before, remote(workspace)), ['/registrations/0/contract/value']);
    });
    it('touches no registration when something else changes', async () => {
      for (const method of ['auto', 'put']) {
        const workspace = await pulled({}, deal('A', { registrations: [registration] }));
        const before = remote(workspace);
        workspace.edit(file, (value) => setAt(value, '/details/dealValue', 50000));
        const run = await workspace.cli('submit', file, '--method', method);
        assert.equal(run.code, 0, run.text);
        assert.deepEqual(differences(before, remote(workspace)), ['/details/dealValue']);
      }
    });
  });

  describe('that the service does not follow', () => {
    for (const honorsPrefer of [true, false]) {
      for (const method of ['auto', 'put']) {
        const how = `${method}, ${honorsPrefer ? 'answered with the referral' : 'answered with 204'}`;
        it(`tells that a change was ignored, ${how}`, async () => {
          const workspace = await pulled({ honorsPrefer, ignores: ['/details/notes'] }, deal('A'));
          workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
          const run = await workspace.cli('submit', file, '--method', method);
          assert.match(run.text, /notes/i);
          assert.equal(run.code, 1, run.text);
          assert.match(workspace.text(file) + run.text, /typed deal:A/);
        });

        it(`tells that a value was changed, ${how}`, async () => {
          const workspace = await pulled({ honorsPrefer }, deal('A'));
          workspace.service.knobs.replaces = { '/details/dealValue': 1 };
          workspace.edit(file, (value) => setAt(value, '/details/dealValue', 50000));
          const run = await workspace.cli('submit', file, '--method', method);
          assert.match(run.text, /deal ?value/i);
          assert.match(workspace.text(file) + run.text, /50,?000/);
        });

        it(`reads again when a read is old, ${how}`, async () => {
          const workspace = await pulled({ honorsPrefer, staleReads: 1 }, deal('A'));
          workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
          const run = await workspace.cli('submit', file, '--method', method);
          assert.equal(run.code, 0, run.text);
          assert.equal(valueAt(workspace.read(file), '/details/notes'), 'typed deal:A');
          const again = await workspace.cli('submit', file);
          assert.equal(again.code, 0, again.text);
          assert.equal(workspace.service.requests.update, 1, again.text);
          assert.equal(valueAt(remote(workspace), '/details/notes'), 'typed deal:A');
          assert.equal(workspace.read(file).eTag, remote(workspace).eTag);
        });
      }
    }

    it('gives up on reads that stay old, and loses nothing', async () => {
      const workspace = await pulled({ honorsPrefer: false, staleReads: 1000 }, deal('A'));
      workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
      await workspace.cli('submit', file);
      assert.match(workspace.text(file), /typed deal:A/);
      workspace.service.knobs.staleReads = 0;
      assert.equal(valueAt(remote(workspace), '/details/notes'), 'typed deal:A');
    });

    it('works with ETags of every kind', async () => {
      for (const eTags of ['weak', 'restless'] as const) {
        const workspace = await pulled({ eTags }, deal('A'));
        workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
        const run = await workspace.cli('submit', file);
        assert.equal(run.code, 0, `${eTags}: ${run.text}`);
        assert.equal(valueAt(remote(workspace), '/details/notes'), 'typed deal:A');
      }
    });

    it('sends nothing without an ETag of one version, and a dry run says so as well', async () => {
      for (const eTags of ['any version', 'not a tag'] as const) {
        const workspace = await pulled({ eTags }, deal('A'));
        workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
        for (const more of [['--dry-run'], []]) {
          const run = await workspace.cli('submit', file, ...more);
          assert.equal(run.code, 1, `${eTags}: ${run.text}`);
          assert.match(run.text, /no usable eTag/);
          assert.doesNotMatch(run.text, /someone changed/i);
        }
        assert.deepEqual(workspace.service.writes, []);
        assert.match(workspace.text(file), /typed deal:A/);
      }
    });

    it('keeps unknown properties and values, whatever the method', async () => {
      for (const method of ['auto', 'put']) {
        const workspace = await pulled({ extras: true }, deal('A', { unheardOf: { of: [1, { b: null }] } }));
        const before = remote(workspace);
        workspace.edit(file, (value) => setAt(value, '/details/notes', 'typed deal:A'));
        const run = await workspace.cli('submit', file, '--method', method);
        assert.equal(run.code, 0, run.text);
        assert.deepEqual(remote(workspace).unheardOf, before.unheardOf);
        assert.equal((workspace.read(file).partnerTier as JsonObject).level, 'Platinum');
      }
    });
  });

  describe('after a list that has less than the referral', () => {
    const withDuns = (): Record<string, unknown> => {
      const value = deal('A', { statusReason: 'a reason', campaignId: 'summer' });
      setAt(value, '/customerProfile/ids', [{ profileType: 'Duns', id: '795986822' }]);
      return value;
    };
    for (const listOmits of [['team'], ['consent', 'details', 'externalReferenceId'], ['eTag']]) {
      it(`keeps what the list left out: ${listOmits}`, async () => {
        const workspace = await open({ listOmits });
        workspace.service.add(withDuns());
        const pull = await workspace.cli('pull', '--out', '.', '--file-name', file);
        assert.equal(pull.code, 0, pull.text);
        const before = remote(workspace);
        workspace.edit(file, (value) => {
          setAt(value, '/name', 'New name deal:A');
          delete value.statusReason;
        });
        const run = await workspace.cli('submit', file, '--block-on', 'off');
        const changed = differences(before, remote(workspace));
        assert.deepEqual(
          changed.filter((path) => !['/name', '/statusReason'].includes(path)),
          [],
          run.text,
        );
        assert.match(JSON.stringify(remote(workspace).customerProfile), /795986822/);
      });
    }

    it('says what a removal removes', async () => {
      const workspace = await pulled({}, withDuns());
      workspace.edit(file, (value) => {
        delete (value.customerProfile as JsonObject).ids;
      });
      const run = await workspace.cli('submit', file);
      const isThere = /795986822/.test(JSON.stringify(remote(workspace)));
      assert.ok(isThere || /ids/i.test(run.text), run.text);
    });
  });
});
