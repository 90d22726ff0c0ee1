import assert from 'node:assert/strict';
import { commands, type Diagnostic, languages, Uri, window, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { codeOf, noProblems, problem, problems } from './support/problems';
import { Scratch } from './support/scratch';
import { withSetting } from './support/withSetting';

const name = 'referrals.config.json';
const skies = { taxonomies: { FY28: { Skies: ['Fly'] } } };

interface Outcome {
  outcome: string;
  error?: { kind: string; message: string };
}

describe('referrals.config.json in the editor', function () {
  this.timeout(60_000);
  const files = new Scratch('configuration');
  before(() => commands.executeCommand('referrals.selectService', 'sandbox'));
  afterEach(() => files.clean());

  const configure = (content: unknown, at = name) => files.write(content, at);
  const submit = (uri: Uri) => commands.executeCommand<Outcome>('referrals.submit', uri);

  function severities(uri: Uri, code: string): number[] {
    return problems(uri).flatMap((each) => (codeOf(each) === code ? each.severity : []));
  }

  /** What the extension and VS Code's JSON support find in a configuration file. */
  async function found(uri: Uri, message: RegExp): Promise<Diagnostic> {
    return poll(`${message}`, () => languages.getDiagnostics(uri).find((each) => message.test(each.message))).catch(
      (error: Error) => {
        const shown = languages.getDiagnostics(uri).map((each) => each.message);
        throw new Error(`${error.message}; found ${JSON.stringify(shown)}`);
      },
    );
  }

  it('configures the files below it, and is overridden by settings, rule by rule', async () => {
    await configure({ rules: { 'value.casing': 'error', 'value.unknown': 'hint' } });
    const { uri } = await files.open(deal({ status: 'new', qualification: 'Unheard' }));
    await problem(uri, 'value.unknown');
    assert.deepEqual([severities(uri, 'value.casing'), severities(uri, 'value.unknown')], [[0], [3]]);
    await withSetting('referrals.rules', { 'value.casing': 'information' }, async () => {
      await poll('the setting', () => severities(uri, 'value.casing')[0] === 2);
      assert.deepEqual(severities(uri, 'value.unknown'), [3]);
    });
    await poll('the configuration again', () => severities(uri, 'value.casing')[0] === 0);
    // Earlier names and other spellings work in settings, too.
    await withSetting('referrals.rules', { Value_Casing: 'warning' }, async () => {
      await poll('the rule in another spelling', () => severities(uri, 'value.casing')[0] === 1);
    });
  });

  it('is followed when it comes, changes and goes, and the nearest one counts', async () => {
    const { uri } = await files.open(deal({ status: 'new' }), 'deals/near.referral.json');
    await problem(uri, 'value.casing');
    const outer = await configure({ rules: { 'value.casing': 'off' } });
    await noProblems(uri);
    const inner = await configure({}, `deals/${name}`);
    await problem(uri, 'value.casing');
    await configure({ rules: { 'value.casing': 'error' } }, `deals/${name}`);
    await poll('an error', () => severities(uri, 'value.casing')[0] === 0);
    await workspace.fs.delete(inner);
    await noProblems(uri);
    await workspace.fs.delete(outer);
    await problem(uri, 'value.casing');
  });

  it('follows what is typed into it once that is saved', async () => {
    const { uri } = await files.open(deal({ status: 'new' }));
    await problem(uri, 'value.casing');
    const document = await files.open({ rules: {} }, name);
    await window.activeTextEditor?.edit((edit) =>
      edit.insert(document.positionAt(document.getText().indexOf('{', 1) + 1), '"value.casing": "off"'),
    );
    await document.save();
    await noProblems(uri);
  });

  it('adds fiscal years, which it and the settings may choose', async () => {
    await configure({ taxonomy: 'fy28', ...skies });
    const { uri } = await files.open(deal({ solutionArea: 'Skies', solutionPlay: 'Fly' }));
    const other = await files.open(deal({ solutionArea: 'Infrastructure', solutionPlay: 'Migrate SAP' }));
    await problem(other.uri, 'value.other-fiscal-year');
    await noProblems(uri);
    await configure(skies);
    await noProblems(other.uri);
    await withSetting('referrals.taxonomy', 'FY28', async () => {
      await problem(other.uri, 'value.other-fiscal-year');
    });
    await noProblems(other.uri);
  });

  it('takes the table of a year from a file, and follows that file', async () => {
    const file = await configure({ taxonomies: { fy28: 'tables/28.json' } });
    await files.write({ areas: { Skies: ['Sail'] } }, 'tables/28.json');
    const { uri } = await files.open(deal({ solutionArea: 'Skies', solutionPlay: 'Fly' }));
    await poll('an unknown play', () => problems(uri).length === 1);
    await files.write({ areas: { Skies: ['Fly'] } }, 'tables/28.json');
    await noProblems(uri);
    await workspace.fs.delete(Uri.joinPath(files.folder, 'tables/28.json'));
    await found(file, /tables\/28\.json cannot be read/);
  });

  it('leaves out ignored files: they have no problems, are not in the views, and are not submitted', async () => {
    const uri = await files.write(deal({ status: 'Gone' }), 'left/out.referral.json');
    const listed = async () => {
      const answer = await commands.executeCommand<{ problems: { uri: Uri }[] }>('referrals.validateWorkspace');
      return answer.problems.some((each) => String(each.uri) === String(uri));
    };
    assert.ok(await listed());
    await problem(uri, 'value.unknown');
    await configure({ ignore: ['left'] });
    await noProblems(uri);
    assert.equal(await listed(), false);
    const slip = await files.write(deal({ status: 'new' }), 'left/slip.referral.json');
    assert.equal((await commands.executeCommand<{ edits: number }>('referrals.fixAll', slip)).edits, 0);
    await window.showTextDocument(uri);
    const { error } = await submit(uri);
    assert.equal(error?.kind, 'ignored', JSON.stringify(error));
    assert.match(String(error?.message), /out\.referral\.json is ignored by referrals\.config\.json/);
    assert.deepEqual(problems(uri), []);
    await configure({});
    await problem(uri, 'value.unknown');
    assert.ok(await listed());
  });

  it('says what blocks a submit, and how references are given', async () => {
    await configure({ submit: { blockOn: 'warning' } });
    const uri = await files.write(deal({ status: 'new' }));
    assert.equal((await submit(uri)).outcome, 'blocked');
    await configure({ submit: { blockOn: 'error', reference: 'own' } });
    const own = await submit(uri);
    assert.notEqual(own.outcome, 'created', JSON.stringify(own));
    await withSetting('referrals.submit.reference', 'generate', async () => {
      assert.equal((await submit(uri)).outcome, 'created');
    });
  });

  it('says where new referrals are kept', async () => {
    const { uri } = await files.open(deal());
    const create = () => commands.executeCommand<{ uri: Uri }>('referrals.new', { template: 'private', name: 'Kept' });
    await configure({ folder: 'inbox' });
    await window.showTextDocument(uri);
    const created = await create();
    assert.equal(String(created.uri), String(Uri.joinPath(files.folder, 'inbox/Kept.referral.json')));
  });

  it('shows what is wrong in it, open or closed, and nothing is submitted by half of it', async () => {
    const file = await configure({ submit: { blockOn: 'never' }, taxonomy: 'FY99', rules: { 'value.casing': 'off' } });
    const { uri } = await files.open(deal({ status: 'new' }));
    const never = await found(file, /"never" is not valid here/);
    assert.equal((await workspace.openTextDocument(file)).getText(never.range), '"never"');
    await found(file, /"FY99" is not a known fiscal year/);
    await noProblems(uri); // the rest of it counts
    await window.showTextDocument(file);
    await found(file, /Value is not accepted/);
    await poll('one problem for each mistake', () => languages.getDiagnostics(file).length === 2);
    await window.showTextDocument(uri);
    const { error } = await submit(uri);
    assert.equal(error?.kind, 'configuration', JSON.stringify(error));
    assert.match(
      String(error?.message),
      /referrals\.config\.json:2:\d+: .*"FY99"|referrals\.config\.json:3:\d+: .*"never"/,
    );
    await configure({ rules: { 'value.casing': 'off' } });
    await poll('nothing wrong', () => languages.getDiagnostics(file).length === 0);
    assert.equal((await submit(uri)).outcome, 'created');
  });
});
