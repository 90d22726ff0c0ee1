import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { isGenerated } from '../../../../src/sync/referral/reference';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../../src/sync/syncServices';
import { memoryFile } from '../memoryFile';
import { type CreateAnswer, createWorld } from '../submit/createWorld';

const deal = { name: 'Deal', type: 'Independent', customerProfile: { name: 'Contoso' }, target: [] };
const text = JSON.stringify(deal, null, 2);
const year = 365 * 24 * 3_600_000;

function outcomeOf(result: Awaited<ReturnType<typeof submitReferral>>): string {
  return 'adopted' in result ? `${result.outcome}, adopted` : result.outcome;
}

describe('createReferral', () => {
  it('writes a reference into the file before it sends, and one request-id', async () => {
    const { services, sent, knobs } = createWorld();
    const { file, state } = memoryFile(text);
    let before = '';
    knobs.whileCreating = () => {
      before = state.text;
    };
    assert.equal((await submitReferral(services, file)).outcome, 'created');
    const reference = JSON.parse(before).externalReferenceId;
    assert.ok(isGenerated(reference), before);
    assert.equal(sent[0]?.body.externalReferenceId, reference);
    assert.match(sent[0]?.requestId ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(JSON.parse(state.text).externalReferenceId, reference);
  });

  it('keeps the user’s own reference, and changes nothing of the text before it sends', async () => {
    const { services, sent, knobs } = createWorld();
    const own = JSON.stringify({ ...deal, ExternalReferenceID: 'CRM-1' });
    const { file, state } = memoryFile(own);
    knobs.whileCreating = () => assert.equal(state.text, own);
    assert.equal((await submitReferral(services, file)).outcome, 'created');
    assert.equal(sent[0]?.body.externalReferenceId, 'CRM-1');
  });

  it('creates nothing without a reference of the user’s own, if that is wanted', async () => {
    const { services, sent } = createWorld();
    const { file, state } = memoryFile(text);
    const result = await submitReferral(services, file, { reference: 'own' });
    assert.ok(result.outcome === 'invalid');
    assert.match(result.message, /"Deal" has no externalReferenceId/);
    assert.deepEqual([sent.length, state.text], [0, text]);
  });

  it('does not take the ID of an older referral from an answer, also if its Location has that ID', async () => {
    const { services, referrals } = createWorld();
    const { create } = services.api;
    services.api.create = async (...call) => {
      const saved = await create(...call);
      return {
        ...saved,
        body: { ...saved.body, id: 'older', createdDateTime: '2020-01-01T00:00:00Z' },
        isLocated: true,
      };
    };
    const { file, state } = memoryFile(JSON.stringify({ ...deal, externalReferenceId: 'CRM-1' }));
    await submitReferral(services, file);
    assert.equal(JSON.parse(state.text).id, 'id-1');
    assert.equal(referrals.length, 1);
  });

  describe('an answer that is lost', () => {
    for (const answer of ['lost', 'other'] as const) {
      it(`${answer}: is recognized at once`, async () => {
        const { services, referrals, knobs } = createWorld();
        knobs.answer = answer;
        const { file, state } = memoryFile(text);
        assert.equal(outcomeOf(await submitReferral(services, file)), 'created, adopted');
        assert.equal(JSON.parse(state.text).id, 'id-1');
        assert.equal(referrals.length, 1);
      });
    }

    for (const answer of ['late', 'never'] as const) {
      it(`${answer}: is never sent again by itself, whatever time passes`, async () => {
        const { services, sent, knobs } = createWorld();
        knobs.answer = answer;
        const { file } = memoryFile(text);
        const first = await submitReferral(services, file);
        assert.ok(first.outcome === 'doubtful' && first.error?.kind === 'unavailable', JSON.stringify(first));
        knobs.answer = 'right';
        for (const passed of [0, 60_000, year, -3 * year]) {
          knobs.time += passed;
          const again = await submitReferral(services, file);
          assert.ok(again.outcome === 'doubtful', JSON.stringify(again));
          assert.match(again.message, /"Deal" may have been created before, but Partner Center does not show it yet/);
        }
        assert.equal(sent.length, 1);
      });
    }

    it('is recognized when it takes effect late', async () => {
      const { services, referrals, knobs, arrive } = createWorld();
      knobs.answer = 'late';
      const { file, state } = memoryFile(text);
      await submitReferral(services, file);
      arrive();
      knobs.answer = 'right';
      knobs.time += year;
      assert.equal(outcomeOf(await submitReferral(services, file)), 'created, adopted');
      assert.equal(JSON.parse(state.text).id, 'id-1');
      assert.equal(referrals.length, 1);
      assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    });

    it('is recognized among many newer ones, in any order, whatever the service writes', async () => {
      for (const order of ['newest', 'oldest'] as const) {
        const { services, referrals, knobs, put, list } = createWorld();
        for (let n = 0; n < 5; n++) put({ ...deal, name: `Before ${n}` });
        knobs.order = order;
        knobs.answer = 'lost';
        knobs.hidden = true;
        knobs.rewrite = (body) => ({ ...body, name: ' Deal &amp; more ', customerProfile: { name: 'CONTOSO CORP' } });
        const { file } = memoryFile(text);
        assert.equal((await submitReferral(services, file)).outcome, 'doubtful');
        for (let n = 0; n < 9; n++) put({ ...deal, name: `After ${n}` });
        knobs.hidden = false;
        assert.equal(outcomeOf(await submitReferral(services, file)), 'created, adopted', order);
        assert.equal(referrals.length, 15);
        assert.ok(
          list.calls.every((query) => !('filter' in (query as object))),
          'no filter that is not documented',
        );
      }
    });

    it('is asked about if the file has changed since, and keeps the changes if it is used', async () => {
      const { services, knobs } = createWorld();
      knobs.answer = 'lost';
      knobs.hidden = true;
      const { file, state } = memoryFile(text);
      await submitReferral(services, file);
      knobs.hidden = false;
      state.text = state.text.replace('"Deal"', '"Renamed"');
      const asked = await submitReferral(services, file);
      assert.ok(asked.outcome === 'doubtful', JSON.stringify(asked));
      assert.deepEqual(
        asked.candidates.map(({ id }) => id),
        ['id-1'],
      );
      assert.match(asked.message, /"Renamed" may have been created before: Partner Center has id-1 with its reference/);
      assert.equal(outcomeOf(await submitReferral(services, file, { inDoubt: { use: 'id-1' } })), 'created, adopted');
      const now = JSON.parse(state.text);
      assert.deepEqual([now.id, now.name, now.status], ['id-1', 'Renamed', 'Active']);
    });

    it('uses what was found only if it is one', async () => {
      const { services, knobs, put, sent } = createWorld();
      knobs.answer = 'lost';
      knobs.hidden = true;
      const { file } = memoryFile(text);
      await submitReferral(services, file);
      put({ ...sent[0]?.body });
      knobs.hidden = false;
      const result = await submitReferral(services, file, { inDoubt: 'use' });
      assert.ok(result.outcome === 'doubtful' && result.candidates.length === 2, JSON.stringify(result));
    });

    it('is sent again if the user decides so: with the same request-id only if the body is the same', async () => {
      const { services, sent, knobs } = createWorld();
      knobs.answer = 'never';
      const { file, state } = memoryFile(text);
      await submitReferral(services, file);
      await submitReferral(services, file, { inDoubt: 'create' });
      assert.deepEqual(sent[1], sent[0]);
      state.text = state.text.replace('"Deal"', '"Renamed"');
      knobs.answer = 'right';
      assert.equal((await submitReferral(services, file, { inDoubt: 'create' })).outcome, 'created');
      assert.notEqual(sent[2]?.requestId, sent[0]?.requestId);
      assert.equal(sent[2]?.body.externalReferenceId, sent[0]?.body.externalReferenceId);
    });

    it('stays in doubt after a refusal of a second try', async () => {
      const { services, referrals, knobs, arrive } = createWorld();
      knobs.answer = 'late';
      const { file } = memoryFile(text);
      await submitReferral(services, file);
      knobs.answer = new ApiError('forbidden', 'No.', { status: 403 });
      assert.equal((await submitReferral(services, file, { inDoubt: 'create' })).outcome, 'failed');
      knobs.answer = 'right';
      assert.equal((await submitReferral(services, file)).outcome, 'doubtful');
      arrive();
      assert.equal(outcomeOf(await submitReferral(services, file)), 'created, adopted');
      assert.equal(referrals.length, 1);
    });

    const ways: [
      string,
      (state: { text: string }, services: SyncServices) => { name?: string; services?: SyncServices },
    ][] = [
      ['the file moves', () => ({ name: 'elsewhere/other.referral.json' })],
      [
        'the file gets its old text back',
        (state) => {
          state.text = text;
          return {};
        },
      ],
      [
        'the referral becomes a row of a list',
        (state) => {
          state.text = `[{ "name": "Another" }, ${state.text}]`;
          return {};
        },
      ],
    ];
    for (const [what, make] of ways) {
      it(`is one referral in the end though ${what}`, async () => {
        const { services, referrals, knobs, arrive } = createWorld();
        knobs.answer = 'late';
        const { file, state } = memoryFile(text);
        await submitReferral(services, file);
        const { name = file.name } = make(state, services);
        const moved = { ...file, name };
        const pointer = state.text.startsWith('[') ? '/1' : '';
        knobs.answer = 'right';
        assert.equal((await submitReferral(services, moved, { pointer })).outcome, 'doubtful');
        arrive();
        assert.equal(outcomeOf(await submitReferral(services, moved, { pointer })), 'created, adopted');
        assert.equal(referrals.length, 1);
      });
    }

    it('is one referral in the end, though it is submitted from another clone', async () => {
      const { services, referrals, knobs, arrive, clone } = createWorld();
      knobs.answer = 'late';
      const { file, state } = memoryFile(text);
      await submitReferral(services, file);
      knobs.answer = 'right';
      const there = memoryFile(state.text);
      const other = clone();
      assert.equal((await submitReferral(other, there.file)).outcome, 'doubtful');
      arrive();
      assert.equal(outcomeOf(await submitReferral(other, there.file)), 'created, adopted');
      assert.equal(outcomeOf(await submitReferral(services, file)), 'created, adopted');
      assert.equal(referrals.length, 1);
    });

    it('with a reference of the user’s own, takes no referral that says something else', async () => {
      const { services, knobs, put } = createWorld();
      put({ ...deal, externalReferenceId: 'CRM-1', name: 'Of a colleague' });
      put({ ...deal, externalReferenceId: 'CRM-1', name: 'For Microsoft', target: [{ type: 'X', id: 'msft' }] });
      knobs.answer = 'never';
      const { file, state } = memoryFile(JSON.stringify({ ...deal, externalReferenceId: 'CRM-1' }));
      const result = await submitReferral(services, file);
      assert.ok(result.outcome === 'doubtful', JSON.stringify(result));
      assert.equal(result.candidates.length, 2);
      assert.ok(!state.text.includes('"id":'));
    });
  });

  it('keeps all that the file says if only the user says which referral it is, and the next submit compares', async () => {
    const { services, knobs, put } = createWorld();
    const member = (name: string) => [{ firstName: name, lastName: 'Vance', email: `${name}@contoso.example` }];
    const reference = { externalReferenceId: 'CRM-1' };
    const theirs = put({ ...deal, ...reference, team: member('lidia') });
    knobs.answer = 'never';
    const mine = { ...deal, ...reference, details: { notes: 'Mine' }, team: member('adele') };
    const { file, state } = memoryFile(JSON.stringify(mine));
    knobs.hidden = true;
    await submitReferral(services, file);
    knobs.hidden = false;
    state.text = JSON.stringify({ ...mine, name: 'Another' });
    const asked = await submitReferral(services, file);
    assert.ok(asked.outcome === 'doubtful' && asked.candidates[0]?.id === theirs.id, JSON.stringify(asked));
    assert.equal(outcomeOf(await submitReferral(services, file, { inDoubt: { use: theirs.id } })), 'created, adopted');
    const { id, name, details, team, eTag } = JSON.parse(state.text);
    assert.deepEqual(
      { id, name, details, team, eTag },
      { id: theirs.id, name: 'Another', details: mine.details, team: mine.team, eTag: undefined },
    );
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'conflict' && result.reason === 'noETag', JSON.stringify(result));
  });

  describe('a refusal', () => {
    const refusals: [string, ApiError][] = [
      ['400', new ApiError('rejected', 'No.', { status: 400 })],
      ['403', new ApiError('forbidden', 'No.', { status: 403 })],
      ['no connection', new ApiError('offline', 'No network.')],
    ];
    for (const [what, error] of refusals) {
      it(`${what}: leaves the file as it was, and is forgotten`, async () => {
        const { services, sent, knobs } = createWorld();
        knobs.answer = error;
        const { file, state } = memoryFile(text);
        const result = await submitReferral(services, file);
        assert.ok(result.outcome === 'failed' && result.error === error, JSON.stringify(result));
        assert.equal(state.text, text);
        knobs.answer = 'right';
        assert.equal(outcomeOf(await submitReferral(services, file)), 'created');
        assert.notEqual(sent[0]?.requestId, sent[1]?.requestId);
      });
    }

    it('429: is sent again as it was, with the same request-id', async () => {
      const { services, sent, knobs } = createWorld();
      knobs.answer = new ApiError('throttled', 'Slower.', { status: 429 });
      const { file } = memoryFile(text);
      assert.equal((await submitReferral(services, file)).outcome, 'failed');
      knobs.answer = 'right';
      assert.equal(outcomeOf(await submitReferral(services, file)), 'created');
      assert.deepEqual(sent[0], sent[1]);
    });
  });

  describe('a file that has created its referrals', () => {
    const rows = Array.from({ length: 101 }, (_, n) => ({ ...deal, name: `Deal ${n}` }));

    it('of 101 rows gets all of them back after an undo, with one search in none', async () => {
      const { services, referrals, sent } = createWorld();
      const old = JSON.stringify(rows);
      const { file, state } = memoryFile(old);
      for (const n of rows.keys()) await submitReferral(services, file, { pointer: `/${n}` });
      assert.equal(referrals.length, 101);
      const ids = JSON.parse(state.text).map(({ id }: { id: string }) => id);
      state.text = old;
      for (const n of rows.keys()) {
        assert.equal(outcomeOf(await submitReferral(services, file, { pointer: `/${n}` })), 'created, adopted');
      }
      assert.deepEqual(
        JSON.parse(state.text).map(({ id }: { id: string }) => id),
        ids,
      );
      assert.equal(sent.length, 101);
    });

    it('gives equal rows their own referrals back', async () => {
      const { services, referrals } = createWorld();
      const old = JSON.stringify([deal, deal]);
      const { file, state } = memoryFile(old);
      for (const pointer of ['/0', '/1']) await submitReferral(services, file, { pointer });
      assert.equal(referrals.length, 2);
      state.text = old;
      for (const pointer of ['/0', '/1']) await submitReferral(services, file, { pointer });
      assert.equal(referrals.length, 2);
      assert.deepEqual(new Set(JSON.parse(state.text).map(({ id }: { id: string }) => id)), new Set(['id-1', 'id-2']));
    });

    it('asks if the old text was changed, or if the service does not show the referral', async () => {
      const { services, referrals, sent } = createWorld();
      const { file, state } = memoryFile(text);
      await submitReferral(services, file);
      state.text = JSON.stringify({ ...deal, details: { notes: 'new' } });
      const changed = await submitReferral(services, file);
      assert.ok(changed.outcome === 'doubtful', JSON.stringify(changed));
      assert.match(changed.message, /"Deal" was created before as id-1, and was changed since/);
      referrals.length = 0;
      state.text = text;
      const gone = await submitReferral(services, file);
      assert.ok(gone.outcome === 'doubtful', JSON.stringify(gone));
      assert.match(gone.message, /was created before as id-1, which Partner Center does not show/);
      assert.equal(sent.length, 1);
      assert.equal(outcomeOf(await submitReferral(services, file, { inDoubt: 'create' })), 'created');
      assert.notEqual(sent[1]?.body.externalReferenceId, sent[0]?.body.externalReferenceId);
    });

    it('is not what its copy is: the copy gets a reference of its own', async () => {
      for (const isKnown of [true, false]) {
        const { services, sent, clone, referrals } = createWorld();
        const { file, state } = memoryFile(text);
        await submitReferral(services, file);
        const { id, eTag, engagementId: _, ...rest } = JSON.parse(state.text);
        const copy = memoryFile(JSON.stringify({ ...rest, name: 'A copy' }), undefined, 'copy.referral.json');
        const held = {
          hasId: async (each: string) => each === id,
          hasReference: async (each: string) => each === rest.externalReferenceId,
          withoutId: async () => [],
        };
        const there = { ...(isKnown ? services : clone()), held };
        assert.equal(outcomeOf(await submitReferral(there, copy.file)), 'created', eTag);
        assert.equal(referrals.length, 2);
        assert.notEqual(sent[1]?.body.externalReferenceId, sent[0]?.body.externalReferenceId);
        assert.equal(JSON.parse(copy.state.text).externalReferenceId, sent[1]?.body.externalReferenceId);
      }
    });

    it('may have several referrals with one reference of the user’s own', async () => {
      const { services, referrals } = createWorld();
      const own = { ...deal, externalReferenceId: 'CRM-1' };
      const { file } = memoryFile(JSON.stringify([own, { ...own, name: 'Second' }, { ...own, type: 'Shared' }]));
      for (const pointer of ['/0', '/1', '/2']) {
        assert.equal(outcomeOf(await submitReferral(services, file, { pointer })), 'created');
      }
      assert.equal(referrals.length, 3);
    });
  });

  describe('while the answer is on its way', () => {
    const other = JSON.stringify({ ...deal, name: 'Deal B', customerProfile: { name: 'Fabrikam' } }, null, 2);
    const answers: CreateAnswer[] = ['right', 'lost'];
    for (const answer of answers) {
      it(`the file becomes another deal (${answer}): the ID goes nowhere, and is kept`, async () => {
        const { services, sent, knobs, referrals } = createWorld();
        knobs.answer = answer;
        const { file, state } = memoryFile(text);
        let sentText = '';
        knobs.whileCreating = () => {
          sentText = state.text;
          state.text = other;
        };
        const result = await submitReferral(services, file);
        assert.ok(result.outcome === 'unwritten' && result.id === 'id-1', JSON.stringify(result));
        assert.match(result.message, /created with the ID id-1.*The ID is kept/);
        assert.equal(state.text, other);
        knobs.whileCreating = () => {};
        knobs.answer = 'right';
        assert.equal(outcomeOf(await submitReferral(services, file)), 'created');
        assert.equal(JSON.parse(state.text).id, 'id-2');
        const back = memoryFile(sentText);
        assert.equal(outcomeOf(await submitReferral(services, back.file)), 'created, adopted');
        assert.equal(JSON.parse(back.state.text).id, 'id-1');
        const older = memoryFile(text);
        await submitReferral(
          {
            ...services,
            held: { hasId: async () => false, hasReference: async () => false, withoutId: async () => [] },
          },
          older.file,
        );
        assert.equal(JSON.parse(older.state.text).id, 'id-1');
        assert.deepEqual([sent.length, referrals.length], [2, 2]);
      });
    }

    for (const answer of answers) {
      it(`the file is put back, and then renamed by the user (${answer}): it is not created again`, async () => {
        const { services, sent, knobs } = createWorld();
        const original = memoryFile(text, undefined, 'original.referral.json');
        await submitReferral(services, original.file);
        const { id: _, eTag: __, engagementId: ___, ...copied } = JSON.parse(original.state.text);
        const held = {
          hasId: async (id: string) => id === 'id-1',
          hasReference: async (reference: string) => reference === copied.externalReferenceId,
          withoutId: async () => [],
        };
        const { file, state } = memoryFile(
          JSON.stringify({ ...copied, name: 'Copy' }),
          undefined,
          'copy.referral.json',
        );
        const before = state.text;
        knobs.answer = answer;
        knobs.whileCreating = () => {
          state.text = before;
        };
        assert.equal(outcomeOf(await submitReferral({ ...services, held }, file)), 'unwritten');
        knobs.whileCreating = () => {};
        knobs.answer = 'right';
        state.text = JSON.stringify({ ...copied, name: 'Another name' });
        const again = await submitReferral({ ...services, held }, file);
        assert.equal(again.outcome, 'doubtful', JSON.stringify(again));
        assert.equal(sent.length, 2);
        // Another customer, or a reference of the user's own, makes it another deal.
        state.text = JSON.stringify({ ...copied, name: 'Third', externalReferenceId: 'CRM-3' });
        assert.equal(outcomeOf(await submitReferral({ ...services, held }, file)), 'created');
      });
    }

    it('rows change their places: each gets its own ID', async () => {
      const { services, knobs } = createWorld();
      const { file, state } = memoryFile(JSON.stringify([deal, { ...deal, name: 'Deal B' }]));
      knobs.whileCreating = () => {
        state.text = JSON.stringify(JSON.parse(state.text).reverse());
      };
      const result = await submitReferral(services, file, { pointer: '/0' });
      assert.deepEqual([result.outcome, result.pointer], ['created', '/1']);
      const [b, a] = JSON.parse(state.text);
      assert.deepEqual([b.name, b.id, a.name, a.id], ['Deal B', undefined, 'Deal', 'id-1']);
    });

    it('the user types on: the ID is written, and what was typed stays', async () => {
      const { services, knobs } = createWorld();
      const { file, state } = memoryFile(text);
      knobs.whileCreating = () => {
        state.text = state.text.replace('"Deal"', '"Typed"');
      };
      assert.equal((await submitReferral(services, file)).outcome, 'created');
      const now = JSON.parse(state.text);
      assert.deepEqual([now.id, now.name], ['id-1', 'Typed']);
    });

    it('another window submits the same file: one referral', async () => {
      const { services, referrals } = createWorld();
      const { file } = memoryFile(text);
      const results = await Promise.all([submitReferral(services, file), submitReferral(services, file)]);
      assert.equal(referrals.length, 1, JSON.stringify(results));
      assert.ok(results.some(({ outcome }) => outcome === 'created'));
    });
  });

  describe('without a record', () => {
    it('creates nothing if the note cannot be kept, and leaves the file as it was', async () => {
      const { services, sent } = createWorld();
      const full: SyncServices = {
        ...services,
        records: { get: async () => undefined, change: async () => Promise.reject(new Error('The disk is full.')) },
      };
      const { file, state } = memoryFile(text);
      const result = await submitReferral(full, file);
      assert.ok(result.outcome === 'failed');
      assert.match(result.message, /a record of this create, which could not be written \(The disk is full\)/);
      assert.deepEqual([sent.length, state.text], [0, text]);
    });

    it('creates nothing if the records are damaged', async () => {
      const { services, sent } = createWorld();
      const damaged = { get: async () => ({ broken: true }), change: async () => undefined };
      const { file, state } = memoryFile(text);
      const result = await submitReferral({ ...services, records: damaged }, file);
      assert.ok(result.outcome === 'failed');
      assert.match(result.message, /record of earlier creates is damaged/);
      assert.deepEqual([sent.length, state.text], [0, text]);
    });

    it('creates nothing if the reference cannot be written into the file', async () => {
      const { services, sent } = createWorld();
      const { file } = memoryFile(text, () => {
        throw new Error('The file is read-only.');
      });
      const result = await submitReferral(services, file);
      assert.ok(result.outcome === 'failed');
      assert.match(result.message, /its reference could not be written.*read-only/);
      assert.equal(sent.length, 0);
    });
  });
});
