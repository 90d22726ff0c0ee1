import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { workspaces } from './workspace';

const unsafe = '\u001b[31m\u009b2J\u202e[x](command:evil)';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const commands = [['pull', '--out', '.'], ['submit', 'a.referral.json'], ['doctor']];

function assertSafe({ code, text }: { code: number; text: string }, what: string): void {
  assert.ok([0, 1, 2].includes(code), `${what}: ${code}`);
  assert.doesNotMatch(text, escapes, what);
  assert.doesNotMatch(text, /unexpected error|\[object|undefined/i, what);
}

describe('odd responses', function () {
  this.timeout(120_000);
  const open = workspaces();

  it('of a list are an error, or what can be read of them, in every command', async () => {
    const workspace = await open();
    const { service } = workspace;
    const { id } = service.add(deal('B'));
    workspace.write('a.referral.json', deal('A'));
    const bodies: unknown[] = [
      ...[null, 1, true, 'text', [], [[]], {}, { value: null }, { value: 3 }, { value: {} }, { value: { 0: {} } }],
      ...[{ value: [null, 1, 'x', [[]], [{ id }], {}, { id: 1 }, { id: '' }, { ID: id }] }, { Value: [] }],
      { value: [{ id: unsafe, name: unsafe, eTag: unsafe, status: unsafe }] },
      { value: [{ id: '../../escape', name: '../../escape', eTag: '"1"' }] },
      { value: [{ id, name: { toString: 1 }, eTag: ['x'] }] },
      { value: [], '@odata.nextLink': 7 },
      { value: [], '@odata.nextLink': unsafe },
    ];
    for (const body of bodies) {
      service.alter = (own, kind) => (kind === 'list' ? body : own);
      for (const args of commands) assertSafe(await workspace.cli(...args), `${args[0]} ${JSON.stringify(body)}`);
    }
    assert.equal(service.counts().get('A'), 1);
    assert.ok(!workspace.has('../escape.referral.json') && !workspace.has('../../escape.referral.json'));
  });

  for (const [what, link] of Object.entries({
    'to itself': (origin: string) => `${origin}/v1.0/engagements/referrals?$skiptoken=same`,
    'to another host': () => 'http://evil.example/v1.0/engagements/referrals?$skiptoken=1',
    'to another scheme': () => 'file:///etc/passwd?x=1',
    'without an end': (origin: string, count: number) => `${origin}/v1.0/engagements/referrals?$skiptoken=${count}`,
    'with another filter': (origin: string, count: number) =>
      count === 1 ? `${origin}/v1.0/engagements/referrals?$filter=type eq 'Shared'` : undefined,
  })) {
    it(`of a list with a next link ${what} end, and what was listed is kept`, async () => {
      const workspace = await open();
      const { service } = workspace;
      service.add(deal('B'));
      let count = 0;
      service.refuse = (kind) => {
        const next = kind === 'list' ? link(service.origin, ++count) : undefined;
        const value = service.referrals();
        return kind === 'list' ? { status: 200, body: { value, '@odata.nextLink': next } } : undefined;
      };
      const run = await workspace.cli('pull', '--out', '.');
      assertSafe(run, what);
      assert.equal(workspace.files().length, 1, run.text);
      if (what !== 'with another filter') assert.notEqual(run.code, 0, run.text);
      if (what === 'without an end') assert.equal(count, 1000);
    });
  }

  it('that refuse the sign-in are reported, whatever their bodies', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write('a.referral.json', deal('A'));
    for (const answer of [401, 403]) {
      for (const body of ['error', 'html', 'none'] as const) {
        for (const headers of [undefined, { 'www-authenticate': `Bearer error="${'x'.repeat(9)}", claims="%00"` }]) {
          service.knobs.faults = [
            { on: 'any', answer, body, effect: 'never', times: 1000, ...(headers && { headers }) },
          ];
          for (const args of commands) assertSafe(await workspace.cli(...args), `${args[0]} ${answer} ${body}`);
        }
      }
    }
    assert.equal(service.counts().size, 0);
  });

  it('whose error object is of another form are reported', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write('a.referral.json', deal('A'));
    const errors: unknown[] = [
      ...[
        null,
        1,
        'text',
        [],
        { error: null },
        { error: 'text' },
        { error: [] },
        { error: { code: 7, message: null } },
      ],
      { error: { code: unsafe, message: unsafe, target: unsafe, details: [{ target: unsafe, message: unsafe }] } },
      { error: { code: 'x', message: { value: unsafe }, details: { a: 1 }, innerError: 3 } },
      { error: { code: 'x', message: 'y', details: [null, 1, 'x', { target: 4, message: [] }] } },
    ];
    for (const status of [400, 401, 403, 404, 409, 412, 500]) {
      for (const body of errors) {
        service.refuse = (kind) =>
          kind === 'create' || kind === 'list' ? { status, body: body as JsonObject } : undefined;
        for (const args of commands)
          assertSafe(await workspace.cli(...args), `${args[0]} ${status} ${JSON.stringify(body)}`);
      }
    }
    assert.equal(service.counts().size, 0);
  });

  it('never matter for a token that cannot be sent', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('A'));
    const before = process.env.REFERRALS_TOKEN;
    try {
      for (const token of [
        'Bearer abc',
        'bearer\tabc',
        '"abc"',
        'a b',
        'a\nb',
        'a\r\nX-Evil: 1',
        'tökén',
        'abc\u0000',
        unsafe,
      ]) {
        process.env.REFERRALS_TOKEN = token.replaceAll('\u0000', '\u0001');
        const run = await workspace.cli('pull', '--out', '.');
        assertSafe(run, JSON.stringify(token));
        assert.ok(!run.text.includes('abc'), 'the token is in a message');
        if (token !== '"abc"') assert.notEqual(run.code, 0, run.text);
      }
    } finally {
      if (before === undefined) delete process.env.REFERRALS_TOKEN;
      else process.env.REFERRALS_TOKEN = before;
    }
  });
});
