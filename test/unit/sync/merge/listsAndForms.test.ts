import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeReferral } from '../../../../src/sync/merge/mergeReferral';

const paths = (result: ReturnType<typeof mergeReferral>) => result.conflicts.map(({ path }) => path.join('/'));
const inAttributes = (fields: Record<string, string>) => ({
  details: {
    requirements: {
      additionalRequirements: { attributes: Object.entries(fields).map(([type, id]) => ({ type, id })) },
    },
  },
});

describe('solution area and play', () => {
  const area = 'Modern Work';
  const play = 'Data Security';
  const forms = {
    root: (a: string, p: string) => ({ solutionArea: a, solutionPlay: p }),
    attributes: (a: string, p: string) => inAttributes({ SolutionArea: a, SolutionPlay: p }),
    'both places': (a: string, p: string) => ({ solutionArea: a, ...inAttributes({ SolutionPlay: p }) }),
  };
  for (const [mineName, mineForm] of Object.entries(forms)) {
    for (const [theirsName, theirsForm] of Object.entries(forms)) {
      it(`conflict if one changes the area and the other the play: ${mineName}, ${theirsName}`, () => {
        const base = theirsForm('Security', 'Sec Ops');
        const merged = mergeReferral(base, mineForm(area, 'Sec Ops'), theirsForm('Security', play));
        assert.deepEqual(paths(merged), ['solutionArea']);
        const [conflict] = merged.conflicts;
        assert.deepEqual(conflict?.mine, { solutionArea: area, solutionPlay: 'Sec Ops' });
        assert.deepEqual(conflict?.theirs, { solutionArea: 'Security', solutionPlay: play });
        const theirs = mergeReferral(base, mineForm(area, 'Sec Ops'), theirsForm('Security', play), {
          choose: () => 'theirs',
        });
        assert.deepEqual(theirs.value, mineForm('Security', play));
      });
    }
  }

  it('are one conflict among the attributes, and the side that is chosen has all of it', () => {
    const base = inAttributes({ SolutionArea: 'A' });
    const mine = inAttributes({ SolutionArea: 'B' });
    const theirs = inAttributes({ SolutionArea: 'C', SolutionPlay: 'P' });
    const kept = mergeReferral(base, mine, theirs);
    assert.deepEqual([paths(kept), kept.value, kept.taken], [['solutionArea'], mine, []]);
    const taken = mergeReferral(base, mine, theirs, { choose: () => 'theirs' });
    assert.deepEqual([paths(taken), taken.value], [['solutionArea'], theirs]);
  });

  it('are those of the referral: a property of that name elsewhere is on its own', () => {
    const at = (own: string, other: string) => ({ solutionArea: own, other: { solutionArea: other } });
    const merged = mergeReferral(at('A', 'A'), at('B', 'A'), at('A', 'B'));
    assert.deepEqual([merged.value, merged.conflicts], [at('B', 'B'), []]);
  });

  it('conflict also if root and attributes of one version differ', () => {
    const doubled = (a: string, p: string) => ({
      solutionArea: 'Other',
      ...inAttributes({ SolutionArea: a, SolutionPlay: p }),
    });
    const merged = mergeReferral(doubled('A', 'P'), doubled('A2', 'P'), doubled('A', 'P2'));
    assert.deepEqual(paths(merged), ['solutionArea']);
  });

  it('leave the other attributes alone', () => {
    const at = (intent: string) =>
      inAttributes({ SolutionArea: 'A', PartnerRole: 'R', CustomerMarketplaceIntent: intent });
    assert.deepEqual(mergeReferral(at('No'), at('Yes'), at('No')).value, at('Yes'));
    const root = { solutionArea: 'A', ...inAttributes({ CustomerMarketplaceIntent: 'Yes' }) };
    const merged = mergeReferral({ solutionArea: 'A', ...inAttributes({ CustomerMarketplaceIntent: 'No' }) }, root, {
      solutionArea: 'B',
      ...inAttributes({ CustomerMarketplaceIntent: 'No' }),
    });
    assert.deepEqual(merged.conflicts, []);
    assert.deepEqual(merged.value, { solutionArea: 'B', ...inAttributes({ CustomerMarketplaceIntent: 'Yes' }) });
  });
});

describe('lists', () => {
  const team = (...people: object[]) => ({ team: people });
  const ann = { firstName: 'Ann', lastName: 'Lee', email: 'ann@a.example', phoneNumber: '1' };

  it("conflict if both change one person's email address differently", () => {
    const merged = mergeReferral(
      team(ann),
      team({ ...ann, email: 'ann@b.example' }),
      team({ ...ann, email: 'ann@c.example' }),
    );
    assert.deepEqual(paths(merged), ['team/ann@a.example/email']);
    assert.equal((merged.value.team as unknown[]).length, 1);
  });

  it('conflict if nothing tells whether a new entry is the old one', () => {
    const other = { firstName: 'Bo', email: 'bo@a.example' };
    const merged = mergeReferral(team(ann), team({ ...other, email: 'x@a.example' }), team(other));
    assert.deepEqual(paths(merged), ['team']);
    assert.deepEqual(paths(mergeReferral({ offers: [{ a: 1 }] }, { offers: [{ a: 2 }] }, { offers: [{ a: 3 }] })), [
      'offers',
    ]);
  });

  it('know a person by name if only one side changes the email address', () => {
    const renamed = team({ ...ann, email: 'ann@b.example' });
    const merged = mergeReferral(team(ann), renamed, { ...team(ann), name: 'theirs' });
    assert.deepEqual([merged.conflicts, merged.value], [[], { ...renamed, name: 'theirs' }]);
  });

  it('conflict if one side changes who a person is, and the other side anything of it', () => {
    for (const change of [{ email: 'ann@b.example' }, { firstName: 'Ben' }, { lastName: 'Smith' }]) {
      const [one, other] = [team({ ...ann, ...change }), team({ ...ann, phoneNumber: '2' })];
      for (const [mine, theirs] of [
        [one, other],
        [other, one],
      ]) {
        const merged = mergeReferral(team(ann), mine, theirs);
        assert.deepEqual([paths(merged), merged.value], [['team/ann@a.example'], mine]);
        assert.deepEqual(mergeReferral(team(ann), mine, theirs, { choose: () => 'theirs' }).value, theirs);
      }
    }
  });

  it('merge what does not say who a person is', () => {
    const merged = mergeReferral(
      team(ann),
      team({ ...ann, phoneNumber: '2' }),
      team({ ...ann, contactPreference: { locale: 'en-US' } }),
    );
    assert.deepEqual(merged.conflicts, []);
    assert.deepEqual(merged.value, team({ ...ann, phoneNumber: '2', contactPreference: { locale: 'en-US' } }));
  });

  it('keep both people of a double entry', () => {
    const [one, other] = [
      { firstName: 'Ann', email: 'sales@a.example' },
      { firstName: 'Bo', email: 'sales@a.example' },
    ];
    const base = { ...team(one, other), name: 'n' };
    const merged = mergeReferral(base, { ...team(one, other), name: 'm' }, base);
    assert.deepEqual(merged.value.team, [one, other]);
    const added = mergeReferral(team(one), team(one, other), team(one));
    assert.deepEqual([added.value.team, added.conflicts], [[one, other], []]);
    const both = mergeReferral(team(one), team(one, other), team({ ...one, phoneNumber: '1' }));
    assert.deepEqual(paths(both), ['team/sales@a.example']);
  });

  it('take a change of people who share an address together with a new entry of the other side', () => {
    const [one, other, cy] = [
      { firstName: 'Ann', email: 'sales@a.example' },
      { firstName: 'Bo', email: 'sales@a.example' },
      { firstName: 'Cy', email: 'cy@a.example' },
    ];
    const changed = { ...other, phoneNumber: '1' };
    const [base, pair, grown] = [team(one, other), team(one, changed), team(one, other, cy)];
    const all = [one, changed, cy];
    for (const [mine, theirs] of [
      [pair, grown],
      [grown, pair],
      [pair, team(one, changed, cy)],
    ] as const) {
      const merged = mergeReferral(base, mine, theirs);
      assert.deepEqual([merged.value.team, paths(merged)], [all, []]);
    }
    const clash = mergeReferral(base, pair, team(one, { ...other, phoneNumber: '2' }, cy));
    assert.deepEqual([clash.value.team, paths(clash)], [all, ['team/sales@a.example']]);
    const unknown = mergeReferral(undefined, pair, grown);
    assert.deepEqual(paths(unknown), ['team/sales@a.example', 'team/cy@a.example']);
  });

  it('conflict if each side removes another of two entries of one identity', () => {
    const [one, other] = [
      { id: 'SOL-1', price: 1 },
      { id: 'SOL-1', price: 2 },
    ];
    const at = (...solutions: object[]) => ({ details: { requirements: { solutions } } });
    const merged = mergeReferral(at(one, other), at(one), at(other));
    assert.deepEqual(paths(merged), ['details/requirements/solutions/sol-1']);
  });

  it('of lists are merged whole', () => {
    const merged = mergeReferral({ x: [[1], [2]] }, { x: [[1, 3], [2]] }, { x: [[1], [2, 4]] });
    assert.deepEqual(paths(merged), ['x']);
    assert.deepEqual(mergeReferral({ x: [[1], [2]] }, { x: [[1], [2]] }, { x: [[1], [2, 4]] }).value, {
      x: [[1], [2, 4]],
    });
  });
});

describe('what a file does not mention', () => {
  const whole = {
    id: 'a',
    type: 'Shared',
    status: 'New',
    substatus: 'Pending',
    name: 'Deal',
    customerProfile: { name: 'C', ids: [{ profileType: 'Duns', id: '1' }] },
    consent: { consentToContact: true },
    details: { notes: 'n', dealValue: 1 },
    team: [{ email: 'a@a.example', firstName: 'A' }],
  };

  it('stays, in a part of a referral', () => {
    const part = { id: 'a', status: 'Active', substatus: 'Accepted' };
    assert.deepEqual(mergeReferral(whole, part, whole).value, { ...whole, ...part });
    const nested = { id: 'a', details: { notes: 'mine' }, customerProfile: {} };
    assert.deepEqual(mergeReferral(whole, nested, whole).value, { ...whole, details: { notes: 'mine', dealValue: 1 } });
  });

  it('was removed, if the file is whole', () => {
    const { team: _, ...rest } = whole;
    assert.deepEqual(mergeReferral(whole, rest, whole).value, rest);
    assert.deepEqual(mergeReferral(whole, rest, whole, { absent: 'unmentioned' }).value, whole);
  });

  it('is not a conflict if the base is not known', () => {
    const { team: _, ...rest } = whole;
    assert.deepEqual(mergeReferral(undefined, rest, whole).conflicts, []);
  });

  it('includes {} in the place of a list', () => {
    const mine = { ...whole, customerProfile: { name: 'C', ids: {} } };
    assert.deepEqual(mergeReferral(whole, mine, whole).value, whole);
    assert.deepEqual(mergeReferral(mine, mine, whole).value, whole);
  });

  it('does not include null, "" and []', () => {
    const mine = { ...whole, details: { notes: null, dealValue: 1 }, name: '', team: [] };
    assert.deepEqual(mergeReferral(whole, mine, whole).value, mine);
  });

  it('is never changed, for any part of any referral', () => {
    const leaf = fc.oneof(fc.constantFrom('a', 'b'), fc.integer(), fc.boolean(), fc.constant(null));
    const details = fc.record(
      { notes: leaf, dealValue: leaf, closingDateTime: leaf },
      { requiredKeys: [], noNullPrototype: true },
    );
    const part = fc.record(
      { status: leaf, substatus: leaf, statusReason: leaf, mpnId: leaf, details, solutionArea: leaf, other: details },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(part, part, (theirs, mine) => {
        const { value } = mergeReferral(undefined, mine, { ...whole, ...theirs });
        const kept = { ...whole, ...theirs } as Record<string, unknown>;
        for (const name of Object.keys(kept)) {
          if (Object.hasOwn(mine, name)) continue;
          assert.deepEqual(value[name], kept[name], name);
        }
        for (const [name, was] of Object.entries(theirs.details ?? {}))
          if (!Object.hasOwn(mine.details ?? {}, name))
            assert.deepEqual((value.details as typeof theirs.details)?.[name as 'notes'], was);
      }),
    );
  });
});
