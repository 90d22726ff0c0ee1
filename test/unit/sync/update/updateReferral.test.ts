import assert from 'node:assert/strict';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../../src/sync/syncServices';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

const start = {
  name: 'Deal',
  statusReason: 'because',
  details: { notes: 'n', dealValue: 1 },
  team: [
    { firstName: 'A', email: 'a@x.example', phoneNumber: '1' },
    { firstName: 'B', email: 'b@x.example' },
  ],
};

/** A referral that file, baseline and service agree on. */
async function agreed(onChange: (file: { text: string }) => void = () => {}) {
  const service = memoryApi();
  const baselines = memoryBaselines();
  const services: SyncServices = { api: service.api, baselines, clock: () => new Date(0) };
  const { body, eTag } = service.put('a', start);
  await baselines.set('a', { eTag, body, seen: '' });
  const { file, state } = memoryFile(JSON.stringify(body, null, 2), onChange);
  return {
    service,
    services,
    baselines,
    file,
    state,
    mine: (make: (value: typeof start & Record<string, unknown>) => void) => {
      const value = JSON.parse(state.text);
      make(value);
      state.text = JSON.stringify(value, null, 2);
    },
    theirs: async (make: (value: typeof start & Record<string, unknown>) => void) => {
      const value = structuredClone((await service.api.get('a')).body) as unknown as typeof start;
      make(value as typeof start & Record<string, unknown>);
      service.put('a', value);
    },
    now: () => JSON.parse(state.text),
    atService: async () => (await service.api.get('a')).body as unknown as typeof start & Record<string, unknown>,
  };
}

describe('updateReferral', () => {
  it('sends no placeholder that the user has not replaced, and no other text in angle brackets is one', async () => {
    const { services, file, mine, atService } = await agreed();
    mine((value) => value.team.push({ firstName: '<First name>', email: '<Email>' }));
    const refused = await submitReferral(services, file);
    assert.equal(refused.outcome, 'invalid');
    assert.match('message' in refused ? refused.message : '', /Fill in "<First name>", "<Email>"/);
    assert.equal((await atService()).team.length, 2);
    mine((value) => {
      value.team.pop();
      value.name = '<Fabrikam>';
    });
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
  });

  it('takes out of the file what others took out, so that the next submit does not bring it back', async () => {
    const { services, file, mine, theirs, now, atService } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => delete (value as Record<string, unknown>).statusReason);
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'updated', JSON.stringify(result));
    assert.deepEqual(result.merged, [['statusReason']]);
    assert.equal('statusReason' in now(), false);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.equal((await atService()).statusReason, undefined);
  });

  it('sends a change back to what was known before, if the file is based on a version that others have pulled', async () => {
    const { service, services, baselines, file, state, theirs, atService } = await agreed();
    await theirs((value) => (value.name = 'Theirs'));
    // Another user has pulled it into the file, by way of version control.
    const remote = await service.api.get('a');
    state.text = JSON.stringify(remote.body);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.equal((await baselines.get('a'))?.eTag, remote.eTag);

    await baselines.set('a', { eTag: '"v0"', body: { ...start, id: 'a' }, seen: '' });
    state.text = JSON.stringify({ ...remote.body, name: 'Deal' });
    service.calls.length = 0;
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(service.calls.at(-1), {
      method: 'patch',
      body: [{ op: 'replace', path: '/name', value: 'Deal' }],
      ifMatch: remote.eTag,
    });
    assert.equal((await atService()).name, 'Deal');
  });

  it('tells what it sent, and that nothing was sent if the values of the service count', async () => {
    const { services, file, mine, theirs, atService } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => (value.name = 'Theirs'));
    const taken = await submitReferral(services, file, { choose: () => 'theirs' });
    assert.ok(taken.outcome === 'updated', JSON.stringify(taken));
    assert.deepEqual([taken.sent, taken.merged], [[], [['name']]]);
    assert.equal((await atService()).name, 'Theirs');

    mine((value) => (value.name = 'Mine again'));
    await theirs((value) => (value.details.dealValue = 2));
    const sent = await submitReferral(services, file);
    assert.ok(sent.outcome === 'updated', JSON.stringify(sent));
    assert.deepEqual([sent.sent, sent.merged], [[['name']], [['details', 'dealValue']]]);
  });

  it('leaves to a person what differs from a version that was not seen here', async () => {
    const { service, services, baselines, file, state, theirs } = await agreed();
    const old = JSON.parse(state.text);
    await theirs((value) => (value.name = 'Theirs'));
    const { eTag, body } = await service.api.get('a');
    await baselines.set('a', { eTag, body, seen: '' });
    state.text = JSON.stringify({ ...old, name: 'Mine' });
    assert.equal((await submitReferral(services, file)).outcome, 'conflict');
  });

  it('keeps in the file what the answer to a merged update leaves out', async () => {
    const { service, services, file, mine, theirs, now } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => (value.details.dealValue = 2));
    const { patch } = service.api;
    service.api.patch = async (...call) => {
      const saved = await patch(...call);
      const { statusReason: _, ...body } = saved.body;
      return { ...saved, body: body as typeof saved.body };
    };
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal(now().statusReason, 'because');
  });

  it('never mixes two people when a member left the team', async () => {
    const { services, file, mine, theirs, now, atService } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => (value.team = [value.team[1] as never, { firstName: 'C', email: 'c@x.example' } as never]));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const team = [
      { firstName: 'B', email: 'b@x.example' },
      { firstName: 'C', email: 'c@x.example' },
    ];
    assert.deepEqual(now().team, team);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.deepEqual((await atService()).team, team);
  });

  it('does not undo what others changed if the file could not be written, whether it has an eTag or not', async () => {
    let full = false;
    const { services, file, mine, theirs, atService, state } = await agreed(() => {
      if (full) throw new Error('The disk is full.');
    });
    mine((value) => (value.statusReason = 'first'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    full = true;
    mine((value) => {
      value.name = 'Mine';
      delete value.eTag;
    });
    await theirs((value) => (value.details.notes = 'theirs'));
    assert.equal((await submitReferral(services, file)).outcome, 'unwritten');
    full = false;
    const again = await submitReferral(services, file);
    assert.equal(again.outcome, 'updated', JSON.stringify(again));
    assert.equal((await atService()).details.notes, 'theirs');
    assert.equal(JSON.parse(state.text).details.notes, 'theirs');
  });

  it('goes on merging after an update whose file could not be written', async () => {
    let full = true;
    const { services, file, mine, now, atService } = await agreed(() => {
      if (full) throw new Error('The disk is full.');
    });
    mine((value) => (value.name = 'Mine'));
    assert.equal((await submitReferral(services, file)).outcome, 'unwritten');
    full = false;
    mine((value) => (value.details.notes = 'mine too'));
    const again = await submitReferral(services, file);
    assert.equal(again.outcome, 'updated', JSON.stringify(again));
    assert.equal((await atService()).details.notes, 'mine too');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.equal(now().name, 'Mine');
  });

  it('takes theirs if that was chosen, also if theirs is nothing', async () => {
    const { services, file, mine, theirs, now, atService } = await agreed();
    mine((value) => (value.statusReason = 'mine'));
    await theirs((value) => delete (value as Record<string, unknown>).statusReason);
    const conflict = await submitReferral(services, file);
    assert.ok(conflict.outcome === 'conflict' && conflict.conflicts.length === 1, JSON.stringify(conflict));
    const result = await submitReferral(services, file, { choose: () => 'theirs' });
    assert.equal(result.outcome, 'updated', JSON.stringify(result));
    assert.equal('statusReason' in now(), false);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    assert.equal((await atService()).statusReason, undefined);
  });

  it('overwrites only when told to, and everything then', async () => {
    const { services, file, mine, theirs, atService } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => {
      value.name = 'Theirs';
      value.details.notes = 'theirs';
    });
    assert.equal((await submitReferral(services, file)).outcome, 'conflict');
    assert.equal((await atService()).name, 'Theirs');
    assert.equal((await submitReferral(services, file, { overwrite: true })).outcome, 'updated');
    const { name, details } = await atService();
    assert.deepEqual([name, details.notes], ['Mine', 'n']);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });

  it('overwrites no other version than the one that was shown', async () => {
    const { services, file, mine, theirs, atService } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => (value.name = 'Theirs'));
    const shown = await submitReferral(services, file);
    assert.ok(shown.outcome === 'conflict' && shown.remote);
    await theirs((value) => (value.name = 'Theirs, later'));
    const again = await submitReferral(services, file, { overwrite: shown.remote.eTag });
    assert.ok(again.outcome === 'conflict' && again.remote, JSON.stringify(again));
    assert.equal((await atService()).name, 'Theirs, later');
    assert.equal((await submitReferral(services, file, { overwrite: again.remote.eTag })).outcome, 'updated');
    assert.equal((await atService()).name, 'Mine');
  });

  it('keeps the team member that others added while the user was typing in the same list', async () => {
    const { service, services, file, mine, theirs, now, atService, state } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => value.team.push({ firstName: 'C', email: 'c@x.example' } as never));
    service.whileCalling(() => {
      state.text = state.text.replace('"phoneNumber": "1"', '"phoneNumber": "2"');
    });
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    service.whileCalling(() => {});
    const team = [{ ...start.team[0], phoneNumber: '2' }, start.team[1], { firstName: 'C', email: 'c@x.example' }];
    assert.deepEqual(now().team, team);
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual((await atService()).team, team);
  });

  it('goes on merging after the file was broken JSON when the answer came', async () => {
    const { service, services, file, mine, theirs, now, atService, state } = await agreed();
    mine((value) => (value.statusReason = 'first'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    mine((value) => {
      value.name = 'Mine';
      delete value.eTag;
    });
    await theirs((value) => (value.details.notes = 'theirs'));
    const whole = state.text;
    service.whileCalling(() => (state.text = whole.replace('"name"', '"name')));
    assert.equal((await submitReferral(services, file)).outcome, 'unwritten');
    service.whileCalling(() => {});
    state.text = whole;
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual([now().details.notes, (await atService()).details.notes], ['theirs', 'theirs']);
  });

  it('keeps what is typed while a merge is under way', async () => {
    const { service, services, file, mine, theirs, now, state } = await agreed();
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => (value.details.notes = 'theirs'));
    service.whileCalling(() => {
      const value = JSON.parse(state.text);
      value.details.dealValue = 77;
      state.text = JSON.stringify(value, null, 2);
    });
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    service.whileCalling(() => {});
    assert.deepEqual([now().details.dealValue, now().details.notes], [77, 'theirs']);
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
  });
});

describe('without the version that the file is based on', () => {
  it('tells where the two differ, and sends what was chosen', async () => {
    const { services, baselines, file, mine, theirs, now, atService } = await agreed();
    await baselines.delete('a');
    mine((value) => (value.name = 'Mine'));
    await theirs((value) => {
      value.details.notes = 'theirs';
      value.team.push({ firstName: 'C', email: 'c@x.example' } as never);
    });
    const conflict = await submitReferral(services, file);
    assert.ok(conflict.outcome === 'conflict', JSON.stringify(conflict));
    assert.deepEqual(
      conflict.conflicts.map(({ path, mine, theirs }) => [path.join('/'), mine, theirs]),
      [
        ['name', 'Mine', 'Deal'],
        ['details/notes', 'n', 'theirs'],
        ['team/c@x.example', undefined, { firstName: 'C', email: 'c@x.example' }],
      ],
    );
    assert.match(conflict.message, /It differs from yours in: deal name, notes, team \(c@x\.example\)\./);
    const half = await submitReferral(services, file, {
      choose: ({ path }) => (path[0] === 'name' ? 'mine' : undefined),
    });
    assert.equal(half.outcome, 'conflict');
    const result = await submitReferral(services, file, {
      choose: ({ path }) => (path[0] === 'name' ? 'mine' : 'theirs'),
    });
    assert.equal(result.outcome, 'updated', JSON.stringify(result));
    for (const { name, details, team } of [now(), await atService()]) {
      assert.deepEqual([name, details.notes, team.length], ['Mine', 'theirs', 3]);
    }
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });
});
