import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { commands, type Uri, window } from 'vscode';
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

const hasId = async (uri: Uri): Promise<boolean> => JSON.parse(await textOnDisk(uri)).id !== undefined;

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
        await poll('the referral is created', () => hasId(document.uri));
      },
    );
    assert.deepEqual(buttons, ['Check Again', 'Create Anyway']);
  });

  it('is decided for that deal alone: another one in its place is not sent', async () => {
    const first = deal({ name: 'First', externalReferenceId: 'CRM-FIRST' });
    const second = deal({ name: 'Second', externalReferenceId: 'CRM-SECOND' });
    const uri = await files.write([first, second], 'pair.referrals.json');
    await sandbox.fault({ status: 503, times: 1, match: 'POST' });
    const shown: string[] = [];
    await answering(
      {
        message: (text, given) => {
          shown.push(text);
          if (!given.includes('Create Anyway')) return given.find((each) => each === 'Create');
          // A checkout while the message is shown.
          writeFileSync(uri.fsPath, JSON.stringify([second, first]));
          return 'Create Anyway';
        },
      },
      async () => {
        const done = await commands.executeCommand<Submitted>('referrals.submit', uri, { pointer: '/0' });
        assert.equal(done.outcome, 'doubtful');
        await poll('the refusal', () => shown.some((text) => /has taken this place/.test(text)));
      },
    );
    const made = (await sandbox.list()).map(({ name }) => name);
    assert.ok(!made.includes('Second'), shown.join('\n'));
  });

  it('is decided for many, wherever their files have them by then', async () => {
    const [first, second, third] = ['CRM-A', 'CRM-B', 'CRM-C'].map((externalReferenceId) =>
      deal({ name: 'Same', externalReferenceId }),
    );
    const uri = await files.write([first, second], 'many.referrals.json');
    await sandbox.fault({ status: 500, times: 2, match: 'POST' });
    const withIds = async (): Promise<boolean[]> =>
      JSON.parse(await textOnDisk(uri)).map(({ id }: { id?: string }) => id !== undefined);
    await answering(
      {
        pick: (items, title) => {
          if (!title?.includes('May Have Been Created')) return items[0];
          writeFileSync(uri.fsPath, JSON.stringify([third, second, first]));
          return items.find(({ label }) => label === 'Create Anyway');
        },
        message: (_text, given) => ['Decide...', 'Create'].find((each) => given.includes(each)),
      },
      async () => {
        const { counts } = await commands.executeCommand<{ counts: object }>('referrals.submitAll', [uri], {
          confirmed: true,
        });
        assert.deepEqual(counts, { doubtful: 2 });
        await poll('both deals have their IDs', async () => (await withIds()).filter(Boolean).length === 2);
      },
    );
    assert.deepEqual(await withIds(), [false, true, true]);
    assert.equal((await sandbox.list()).filter(({ name }) => name === 'Same').length, 2);
  });

  describe('of an invitation of Microsoft', () => {
    const shared = {
      type: 'Shared',
      consent: { ...(deal().consent as object), consentToShareReferralWithMicrosoftSellers: true },
      inviteContext: { notes: 'Please help', assistanceRequestCode: 'GeneralOrOther' },
      target: [{ type: 'SolutionProfile', id: 'SOL-12345-ABC' }],
    };
    const invite = (uri: Uri) => commands.executeCommand<Submitted>('referrals.inviteMicrosoft', uri);
    const invited = async (engagementId: unknown): Promise<number> =>
      (await sandbox.list()).filter((each) => each.engagementId === engagementId && /msft/.test(JSON.stringify(each)))
        .length;

    for (const which of ['own', 'invitation'] as const) {
      it(`offers the choices of a submit, and goes on with the user's: ${which}`, async () => {
        const uri = await files.write(deal(shared), 'co-sell.referral.json');
        if (which === 'invitation') await submit(uri);
        await sandbox.fault({ status: 503, times: 1, match: 'POST' });
        const offered: string[][] = [];
        await answering(
          {
            message: (_text, given) => {
              if (!given.includes('Create Anyway')) return given.find((each) => each === 'Create');
              offered.push([...given]);
              return offered.length === 1 ? 'Check Again' : 'Create Anyway';
            },
          },
          async () => {
            assert.equal((await invite(uri)).outcome, 'doubtful');
            await poll('Microsoft is invited', async () => {
              const { engagementId } = JSON.parse(await textOnDisk(uri));
              return engagementId !== undefined && (await invited(engagementId)) === 1;
            });
          },
        );
        assert.deepEqual(offered, [
          ['Check Again', 'Create Anyway'],
          ['Check Again', 'Create Anyway'],
        ]);
      });
    }
  });

  it('that would connect a copy to its original is a question', async () => {
    const uri = await files.write(deal(), 'original.referral.json');
    await submit(uri);
    const { id, eTag: _, ...rest } = JSON.parse(await textOnDisk(uri));
    const copy = await files.write({ ...rest, name: 'Copy', externalReferenceId: 'CRM-COPY' }, 'copy.referral.json');
    const said = await answering({}, async () => {
      assert.equal((await submit(copy)).outcome, 'copy');
    });
    assert.match(said.join('\n'), /"Copy" has no ID, but the engagement ID of another deal/);
    await answering({ message: (_text, given) => given.find((each) => each === 'Create Connected') }, async () => {
      assert.equal((await submit(copy)).outcome, 'copy');
      await poll('the copy is created', () => hasId(copy));
    });
    const made = JSON.parse(await textOnDisk(copy));
    assert.notEqual(made.id, id);
    assert.equal(made.engagementId, rest.engagementId);
  });

  it('that would connect a copy to its original can create a separate deal', async () => {
    const uri = await files.write(deal(), 'first.referral.json');
    await submit(uri);
    const { id: _id, eTag: _eTag, ...rest } = JSON.parse(await textOnDisk(uri));
    const copy = await files.write(
      { ...rest, name: 'Second', externalReferenceId: 'CRM-SECOND' },
      'second.referral.json',
    );
    await answering(
      { message: (_text, given) => given.find((each) => each === 'Create a Separate Deal') },
      async () => {
        assert.equal((await submit(copy)).outcome, 'copy');
        await poll('the copy is created', () => hasId(copy));
      },
    );
    const made = JSON.parse(await textOnDisk(copy));
    assert.equal(made.name, 'Second');
    assert.notEqual(made.engagementId, rest.engagementId);
  });

  it('that is refused because another file has the ID leads to that file, or creates a separate deal', async function () {
    this.timeout(60_000);
    const uri = await files.write(deal(), 'one.referral.json');
    await submit(uri);
    const copy = await files.write(JSON.parse(await textOnDisk(uri)), 'two.referral.json');
    await poll('the duplicate', async () => (await submit(copy)).outcome === 'blocked');
    await answering({ message: (_text, given) => given.find((each) => each === 'Open the Other File') }, async () => {
      await submit(copy);
      await poll('the other file', () => window.activeTextEditor?.document.uri.toString() === uri.toString());
    });
    const { id: original, engagementId } = JSON.parse(await textOnDisk(uri));
    await answering(
      {
        message: (_text, given) => given.find((each) => ['Create a Separate Deal', 'Generate'].includes(each)),
      },
      async () => {
        await submit(copy);
        await poll('the new id', async () => {
          const text = await textOnDisk(copy);
          return text.includes('"eTag":') && !text.includes(original);
        });
      },
    );
    assert.notEqual(JSON.parse(await textOnDisk(copy)).engagementId, engagementId);
    assert.equal(JSON.parse(await textOnDisk(uri)).id, original);
  });
});
