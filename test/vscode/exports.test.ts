import assert from 'node:assert/strict';
import { commands, extensions, type Uri } from 'vscode';
import type { ReferralsExports } from '../../src/editor/activation/exportedTypes';
import { deal } from './support/deal';
import { Scratch } from './support/scratch';

describe('what other extensions can use', () => {
  const files = new Scratch('exports');
  let referrals: ReferralsExports;
  before(async () => {
    const extension = extensions.getExtension<ReferralsExports>('referral-tools.partner-center-referrals');
    assert.ok(extension);
    referrals = await extension.activate();
  });
  afterEach(() => files.clean());

  it('checks a file', async () => {
    const uri = await files.write(deal({ status: 'new' }));
    const [problem, ...others] = await referrals.check(uri);
    assert.deepEqual(
      [others, problem?.code, problem?.severity, problem?.path],
      [[], 'value.casing', 'warning', '/status'],
    );
    assert.equal(problem?.range.start.line, 4);
    await assert.rejects(referrals.check('no address' as unknown as Uri), TypeError);
  });

  it('says what a submit would do, and sends nothing', async () => {
    const uri = await files.write([deal({ name: 'Only planned' }), deal({ name: '<Deal name>' })]);
    const plans = await referrals.plan(uri);
    assert.deepEqual(
      plans.map(({ pointer, plan, draft }) => [pointer, plan, draft !== undefined]),
      [
        ['/0', 'create', false],
        ['/1', 'create', true],
      ],
    );
    const one = await files.write(deal({ name: 'Sent once' }));
    await commands.executeCommand('referrals.submit', one);
    const [after] = await referrals.plan(one, { ask: true });
    assert.deepEqual([after?.plan, after?.name], ['nothing', 'Sent once']);
    assert.ok(after?.id);
  });
});
