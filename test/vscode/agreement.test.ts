import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { commands, extensions, type Range, type Uri } from 'vscode';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';

const severities = ['error', 'warning', 'information', 'hint'];

/** Files of a workspace, and the configurations that are about them; the references say which run they are of. */
const content = (run: number) => ({
  'referrals.config.json': {
    taxonomy: 'fy28',
    taxonomies: { FY28: { Skies: ['Fly'] } },
    rules: { 'value.casing': 'error' },
    submit: { blockOn: 'warning', reference: 'own' },
    ignore: ['left', '*.old.referral.json'],
  },
  'casing.referral.json': deal({ status: 'new', externalReferenceId: `casing${run}` }),
  'skies.referral.json': deal({
    name: 'Skies',
    solutionArea: 'Skies',
    solutionPlay: 'Fly',
    externalReferenceId: `s${run}`,
  }),
  'year.referral.json': deal({
    solutionArea: 'Infrastructure',
    solutionPlay: 'Migrate SAP',
    externalReferenceId: `y${run}`,
  }),
  'reference.referral.json': deal({ name: 'Without a reference' }),
  'many.referrals.json': [deal({ name: 'First', externalReferenceId: `m${run}` }), deal({ status: 'Gone' })],
  'left/out.referral.json': deal({ status: 'Gone' }),
  'a.old.referral.json': deal({ status: 'Gone' }),
  'inner/referrals.config.json': { submit: { blockOn: 'error' } },
  'inner/casing.referral.json': deal({ name: 'Inner', status: 'new' }),
  'inner/skies.referral.json': deal({ name: 'Inner skies', solutionArea: 'Skies', solutionPlay: 'Fly' }),
});

describe('editor and command line over one workspace', function () {
  this.timeout(90_000);
  let runs = 0;
  let files: Scratch;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await Sandbox.start();
    await sandbox.reset();
  });
  beforeEach(async () => {
    // A test that is tried again must not find what was submitted before.
    files = new Scratch(`agreement${++runs}`);
    for (const [name, value] of Object.entries(content(runs))) await files.write(value, name);
  });
  afterEach(() => files.clean());

  const nameOf = (uri: Uri) => path.posix.relative(files.folder.path, uri.path);

  /** Runs the command line as in a terminal; its exit code says only what the output says as well. */
  function cli(...args: string[]): Promise<Record<string, unknown>[]> {
    const extension = extensions.getExtension('referral-tools.partner-center-referrals');
    const program = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
    const options = { cwd: files.folder.fsPath, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } };
    return new Promise((resolve, reject) =>
      execFile(process.execPath, [program, ...args], options, (_error, out, err) => {
        try {
          resolve(JSON.parse(out));
        } catch {
          reject(new Error(`${out}\n${err}`));
        }
      }),
    );
  }

  it('finds the same problems', async () => {
    const rows = await cli('check', '--format', 'json', '.');
    const terminal = rows.map(({ file, code, severity, range }) => {
      const { line, character } = (range as Range).start;
      return `${file} ${line}:${character} ${code} ${severity}`;
    });
    const answer = await commands.executeCommand<{
      problems: { uri: Uri; code: string; severity: string; range: Range }[];
    }>('referrals.validateWorkspace');
    const own = answer.problems.filter(({ uri }) => uri.path.startsWith(`${files.folder.path}/`));
    const editor = own.map(
      ({ uri, code, severity, range: { start } }) =>
        `${nameOf(uri)} ${start.line}:${start.character} ${code} ${severity}`,
    );
    assert.deepEqual(editor.sort(), terminal.sort());
    assert.ok(terminal.some((row) => /^casing\.referral\.json \S+ value\.casing error$/.test(row)));
    assert.ok(terminal.some((row) => /^inner\/casing\.referral\.json \S+ value\.casing warning$/.test(row)));
    assert.ok(terminal.every((row) => severities.includes(String(row.split(' ').at(-1)))));
    assert.doesNotMatch(terminal.join('\n'), /^left|old/m);
  });

  it('does what a dry run of the command line says', async () => {
    // A script of the editor is not asked about names that no fiscal year has.
    const options = ['--dry-run', '--allow-unknown-names', '--format', 'json', '--endpoint', sandbox.endpoint];
    const plans = await cli('submit', ...options, '.');
    const placeOf = (file: unknown, pointer: unknown) => (pointer ? `${file}#${pointer}` : file);
    const planned = plans.map(({ file, pointer, plan }) => `${placeOf(file, pointer)} ${plan}`);
    const done = await commands.executeCommand<{
      results: { uri: Uri; pointer: string; outcome: string }[];
    }>('referrals.submitAll', files.folder, { confirmed: true });
    const outcomes = done.results.map(
      ({ uri, pointer, outcome }) => `${placeOf(nameOf(uri), pointer)} ${outcome === 'created' ? 'create' : outcome}`,
    );
    assert.deepEqual(outcomes.sort(), planned.sort());
    assert.deepEqual(new Set(planned.map((row) => row.split(' ')[1])), new Set(['create', 'blocked', 'invalid']));
  });
});
