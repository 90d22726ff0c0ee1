import assert from 'node:assert/strict';
import { commands, type Uri } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';

interface Submitted {
  outcome: string;
  error?: { kind: string; message: string };
}

const submit = (uri: Uri) => commands.executeCommand<Submitted>('referrals.submit', uri);

describe('a create in doubt', () => {
  const files = new Scratch('doubt');
  let sandbox: Sandbox;

  before('the sandbox starts', async () => {
    sandbox = await Sandbox.start();
  });
  beforeEach('the sandbox is as new', async () => {
    await sandbox.reset();
  });
  afterEach('files are cleared away', async () => {
    await sandbox.clearFaults();
    await files.clean();
  });

  it('is sent again only if the user decides so, and asks for confirmation', async () => {
    const document = await files.open(deal());
    await sandbox.fault({ status: 503, times: 1, match: 'POST' });
    const said = await answering({}, async () => {
      assert.equal((await submit(document.uri)).outcome, 'doubtful');
    });
    assert.match(said.join('\n'), /may have been created/);
    assert.match(await textOnDisk(document.uri), /"externalReferenceId": "/);
    let buttons: readonly string[] = [];
    await answering(
      {
        message: (text, given) => {
          if (/may have been created before/.test(text)) buttons = given;
          return ['Create Anyway', 'Create'].find((each) => given.includes(each));
        },
      },
      async () => {
        assert.equal((await submit(document.uri)).outcome, 'doubtful');
        await poll('the referral is created', async () => (await textOnDisk(document.uri)).includes('"id":'));
      },
    );
    assert.deepEqual(buttons, ['Check Again', 'Create Anyway']);
  });
});
