import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('a text that is not UTF-8', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace with a pulled referral, whose text the client reads as U+FFFD. */
  async function pulled(pointer: string) {
    const workspace = await open();
    const referral = deal('A', { statusReason: 'x' });
    setAt(referral, pointer, 'half a sign \ufffd');
    return workspace.addPulled(file, referral);
  }
  const changes = {
    'all of the deal': ['/unheardOf', (value: Record<string, unknown>) => delete value.statusReason],
    'a list': ['/team/1/lastName', (value: Record<string, unknown>) => setAt(value, '/team/0/phoneNumber', '1')],
  } as const;

  for (const [what, [pointer, change]] of Object.entries(changes))
    it(`is not sent back with ${what}, until it is corrected`, async () => {
      const workspace = await pulled(pointer);
      workspace.edit(file, change);
      for (const more of [['--dry-run'], []]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /^invalid .*\n.*could not be read/);
      }
      assert.equal(workspace.service.writes.length, 0);
      workspace.edit(file, (value) => setAt(value, pointer, 'a whole sign €'));
      assert.match((await workspace.cli('submit', file)).text, /^updated /);
      assert.equal(valueAt(workspace.service.ofDeal('A')[0], pointer), 'a whole sign €');
    });

  it('does not keep single values from being sent', async () => {
    const workspace = await pulled('/unheardOf');
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    assert.match(String(valueAt(workspace.service.ofDeal('A')[0], '/unheardOf')), /\ufffd/);
  });
});
