import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { commands, Uri, window, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { FullDisk } from './support/fullDisk';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';

interface Answer {
  results: { uri: Uri; outcome: string; reason?: string }[];
}

describe('a batch edit in the editor', () => {
  const files = new Scratch('batch');
  afterEach('files are cleared away', () => files.clean());

  it('changes what it can, lists the rest with the reason, and undoes each file at once', async () => {
    const draft = (name: string) => JSON.stringify(deal({ name, status: 'New', substatus: 'Pending' }), null, 2);
    const open = await files.open(deal({ name: 'Open', status: 'New', substatus: 'Pending' }), 'open.referral.json');
    const before = open.getText();
    const closed = await files.write(draft('Closed file'), 'closed.referral.json');
    const broken = await files.write('{ "name": "Broken", ', 'broken.referral.json');
    const over = await files.write(JSON.stringify(deal({ status: 'Closed', substatus: 'Won' })), 'over.referral.json');
    const gone = closed.with({ path: closed.path.replace('closed.', 'gone.') });
    const rows = [open.uri, closed, broken, over, gone].map((uri) => ({ kind: 'file', uri }));
    const { results } = await commands.executeCommand<Answer>('referrals.editSelected', rows, {
      property: 'details.closingDateTime',
      value: '2027-03-31T00:00:00Z',
    });
    const outcomes = new Map(results.map(({ uri, outcome, reason }) => [uri.toString(), [outcome, reason]]));
    assert.deepEqual(outcomes.get(open.uri.toString()), ['changed', undefined]);
    assert.deepEqual(outcomes.get(closed.toString()), ['changed', undefined]);
    assert.deepEqual(outcomes.get(broken.toString()), ['refused', 'It is not valid JSON.']);
    assert.match(String(outcomes.get(over.toString())?.[1]), /Closed · Won/);
    assert.match(String(outcomes.get(gone.toString())?.[1]), /may have been moved or deleted/);
    assert.ok(open.isDirty, 'an open file stays unsaved');
    const saved = new TextDecoder().decode(await workspace.fs.readFile(closed));
    assert.equal(JSON.parse(saved).details.closingDateTime, '2027-03-31T00:00:00Z');
    await commands.executeCommand('undo');
    assert.equal(open.getText(), before);
  });

  it('changes the status of all files that can take it', async () => {
    const uris: Uri[] = [];
    for (const name of ['One', 'Two', 'Three', 'Four'])
      uris.push(
        await files.write(JSON.stringify(deal({ name, status: 'New', substatus: 'Pending' })), `${name}.referral.json`),
      );
    const wanted = { status: 'Active', substatus: 'Accepted' };
    const { results } = await commands.executeCommand<Answer>('referrals.changeStatus', uris, wanted);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      uris.map(() => 'changed'),
    );
    const asked = await commands.executeCommand<{ error?: { kind: string } }>('referrals.changeStatus', uris);
    assert.equal(asked.error?.kind, 'argument');
  });

  it('says what was not done because files moved or broke while it asked', async () => {
    const [one, two, three] = [
      await files.write(deal({ name: 'One' })),
      await files.write(deal({ name: 'Two' })),
      await files.write(deal({ name: 'Three' })),
    ];
    let answer: Answer | undefined;
    let listed: readonly string[] = [];
    const said = await answering(
      {
        async pick(items, title) {
          if (title === 'What Was Done') listed = items.map(({ label, description }) => `${label}: ${description}`);
          if (title !== 'Edit Selected: closing date 2027-03-31')
            return items.find(({ label }) => label === 'Closing date') ?? items[0];
          await workspace.fs.delete(one);
          await workspace.fs.writeFile(two, new TextEncoder().encode('{ "name": '));
          return items;
        },
        input: () => '2027-03-31',
        message: (_text, buttons) => buttons[0],
      },
      async () => {
        answer = await commands.executeCommand<Answer>('referrals.menu.editSelected', { uri: one }, [
          ...[one, two, three].map((uri) => ({ kind: 'file', uri })),
        ]);
      },
    );
    assert.deepEqual(
      answer?.results.map(({ outcome }) => outcome),
      ['refused', 'refused', 'changed'],
    );
    assert.deepEqual(said, ['1 referral changed. 2 were not.']);
    assert.equal(listed.length, 3);
    assert.match(listed[0] ?? '', /^\$\(error\) One: It cannot be read\. It may have been moved or deleted\.$/);
    assert.match(listed[2] ?? '', /^\$\(check\) Three: .* → 2027-03-31$/);
  });

  it('closes nothing by the first choice', async () => {
    const states = [['New', 'Pending'] as const, ['Active', 'Accepted'] as const];
    const [fresh, active] = await Promise.all(
      states.map(([status, substatus]) => files.write(deal({ status, substatus }))),
    );
    const labels: string[][] = [];
    const pick = (items: readonly { label: string }[]) => {
      labels.push(items.map(({ label }) => label));
      return undefined;
    };
    for (const uris of [
      [fresh, active],
      [active, active && { uri: active }],
    ])
      await answering({ pick }, () => commands.executeCommand('referrals.changeStatus', uris, { confirm: true }));
    await answering({ pick }, () => commands.executeCommand('referrals.changeStatus', active, { confirm: true }));
    assert.deepEqual(
      labels.map(([first]) => first),
      ['New · Received', 'Leave unchanged', 'Leave unchanged'],
    );
    assert.ok(labels.every((each) => each.includes('Closed · Won')));
  });

  it('shows in the preview what it leaves alone, with the reason', async () => {
    const one = await files.write(deal({ name: 'One', status: 'New', substatus: 'Pending' }));
    const over = await files.write(deal({ name: 'Over', status: 'Closed', substatus: 'Won' }));
    let shown: string[] = [];
    let results: Answer['results'] = [];
    await answering(
      {
        pick(items, title) {
          if (!title?.startsWith('Edit Selected')) return items.find(({ label }) => label === 'Closing date');
          shown = items.map(({ label, description }) => `${label}: ${description}`);
          return items;
        },
        input: () => '2027-03-31',
      },
      async () => {
        const rows = [one, over].map((uri) => ({ kind: 'file', uri }));
        ({ results } = await commands.executeCommand<Answer>('referrals.menu.editSelected', rows[0], rows));
      },
    );
    assert.ok(
      shown.some((row) => /^\$\(error\) Over: It is Closed · Won, and a closed referral/.test(row)),
      shown.join(),
    );
    assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ['changed', 'refused']);
  });

  it('changes the currency to one that the user picks by name', async () => {
    const one = await files.write(deal({ name: 'One' }));
    await answering(
      {
        pick: (items, title) =>
          title?.startsWith('Edit Selected: currency JPY')
            ? items
            : items.find(({ label, description }) => label === 'Currency' || description === 'Japanese Yen'),
      },
      () => commands.executeCommand('referrals.menu.editSelected', { uri: one }, [{ kind: 'file', uri: one }]),
    );
    const { details } = JSON.parse(await textOnDisk(one));
    assert.equal(details.currency, 'JPY');
  });

  it('lists why nothing can be changed', async () => {
    const rows = [
      await files.write(deal({ name: 'Over', status: 'Closed', substatus: 'Won' })),
      await files.write('{ "name": "Broken", '),
    ].map((uri) => ({ kind: 'file', uri }));
    let shown: string[] = [];
    let results: Answer['results'] = [];
    const said = await answering(
      {
        pick(items, title) {
          if (!title?.startsWith('Edit Selected')) return items.find(({ label }) => label === 'Closing date');
          shown = items.map(({ label, description }) => `${label}: ${description}`);
          return undefined;
        },
        input: () => '2027-03-31',
      },
      async () => {
        ({ results } = await commands.executeCommand<Answer>('referrals.menu.editSelected', rows[0], rows));
      },
    );
    assert.equal(shown.length, 2);
    assert.match(shown[0] ?? '', /^\$\(error\) Over: It is Closed · Won/);
    assert.match(shown[1] ?? '', /^\$\(error\) Broken: It is not valid JSON/);
    assert.deepEqual(said, []);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['refused', 'refused'],
    );
  });

  it('says which open files are not saved, and saves them', async () => {
    const open = await files.open(deal({ name: 'Open' }));
    const closed = await files.write(deal({ name: 'Closed file' }));
    const wish = { property: 'details.closingDateTime', value: '2027-03-31T00:00:00Z' };
    const said = await answering({ message: (_text, buttons) => buttons.find((each) => each === 'Save') }, async () => {
      await commands.executeCommand('referrals.editSelected', [open.uri, closed], wish);
      await poll('the open file is saved', () => !open.isDirty);
    });
    assert.deepEqual(said, ['2 referrals changed. 1 open file is not saved yet.']);
    const saved = new TextDecoder().decode(await workspace.fs.readFile(open.uri));
    assert.equal(JSON.parse(saved).details.closingDateTime, wish.value);
  });

  it('changes no editor whose file is gone', async () => {
    const open = await files.open(deal({ name: 'Gone' }), 'gone.referral.json');
    const before = open.getText();
    await rm(open.uri.fsPath);
    const { results } = await commands.executeCommand<Answer>('referrals.editSelected', [open.uri], {
      property: 'details.closingDateTime',
      value: '2027-03-31T00:00:00Z',
    });
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['refused'],
    );
    assert.match(results[0]?.reason ?? '', /moved or deleted/);
    assert.equal(open.getText(), before);
  });

  it('offers the people in the teams as owners, and properties with a list of values at any depth', async () => {
    const one = await files.write(deal({ name: 'One' }));
    const second = { firstName: 'Ana', lastName: 'Silva', email: 'ana@contoso.com' };
    const two = await files.write(deal({ name: 'Two', team: [second] }));
    const rows = [one, two].map((uri) => ({ kind: 'file', uri }));
    let offered: readonly string[] = [];
    await answering(
      {
        pick(items, title) {
          if (title?.startsWith('Edit Selected')) return items;
          if (items.some(({ label }) => label === 'Owner')) offered = items.map(({ label }) => label);
          return items.find(({ label }) => label === 'Owner' || label === 'Ana Silva (ana@contoso.com)');
        },
      },
      () => commands.executeCommand('referrals.menu.editSelected', rows[0], rows),
    );
    assert.ok(offered.includes('customerProfile.size'));
    const owner = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(one))).team[0];
    assert.equal(owner.email, 'ana@contoso.com');
  });

  it('does not call a referral changed whose file could not be saved', async () => {
    const provider = new FullDisk(JSON.stringify(deal({ name: 'Full' }), null, 2));
    const registration = workspace.registerFileSystemProvider('fulldisk', provider, { isCaseSensitive: true });
    const uri = Uri.parse('fulldisk:/full.referral.json');
    const change = { property: 'details.closingDateTime', value: '2027-03-31T00:00:00Z' };
    try {
      const { results } = await commands.executeCommand<Answer>('referrals.editSelected', [uri], change);
      assert.deepEqual(
        results.map(({ outcome, reason }) => [outcome, reason]),
        [['refused', 'The file could not be saved. Its editor has the change.']],
      );
      assert.match(window.activeTextEditor?.document.getText() ?? '', /2027-03-31/);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    } finally {
      registration.dispose();
    }
  });
});
