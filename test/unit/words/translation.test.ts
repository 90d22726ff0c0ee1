import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../../package.json';
import { messages, sourceTexts } from '../../../scripts/collectTexts';
import { localizedManifest, manifestTexts } from '../../../scripts/localizedManifest';
import { setTranslate } from '../../../src/base/l10n';
import { createReferralLanguage } from '../../../src/language/service';
import { runForTest } from '../cli/runForTest';

const root = path.join(__dirname, '../../..');
const english = manifestTexts();

/** Fields of the manifest that people see. */
const shown =
  /^(title|shortTitle|category|contextualTitle|contents|description|markdownDescription|altText|label|patternErrorMessage)$/;
const lists = /^(markdownEnumDescriptions|enumDescriptions|enumItemLabels)$/;

/** The texts below `value` that are no keys, each with its path. */
function plainTexts(value: unknown, name = '', trail = ''): string[] {
  if (typeof value === 'string') return shown.test(name) && !/^%[\w.-]+%$/.test(value) ? [`${trail}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    plainTexts(each, lists.test(name) ? 'description' : key, `${trail}/${key}`),
  );
}

/** The places of arguments in a text, and the links and code that a translation must keep. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\{\d\}|\]\(command:[^)]*\)|\$\(\w+\)|`[^`]*`|\$\{\w+\}/g)].map(([part]) => part).sort();
}

describe('the texts of the manifest', () => {
  it('are all in package.nls.json, and none there is unused', () => {
    const { commands, viewsContainers, views, ...others } = manifest.contributes;
    assert.deepEqual(plainTexts([commands, viewsContainers, others, manifest.capabilities]), []);
    for (const { name } of views.referrals) assert.match(name, /^%/);
    const raw = readFileSync(path.join(root, 'package.json'), 'utf8');
    for (const key of Object.keys(english)) assert.ok(raw.includes(`"%${key}%"`), key);
    assert.ok(localizedManifest().contributes.commands.length > 0);
  });

  for (const name of readdirSync(root).filter((each) => /^package\.nls\.\w+\.json$/.test(each))) {
    const language = name.split('.')[2] ?? '';
    it(`are all in ${name}, with the same links, code and setting names`, () => {
      const texts = manifestTexts(language);
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(texts))
        assert.deepEqual(fixedParts(text), fixedParts(english[key] ?? ''), key);
      localizedManifest(language);
    });
  }
});

describe('the translations in l10n', () => {
  const folder = path.join(root, manifest.l10n);
  const known = new Set(messages());

  for (const name of readdirSync(folder)) {
    it(`${name} translates messages that exist, with the same arguments`, () => {
      const bundle: Record<string, string> = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      assert.ok(Object.keys(bundle).length > 100);
      for (const [message, text] of Object.entries(bundle)) {
        assert.ok(known.has(message), `nothing says "${message}" any more`);
        assert.deepEqual(fixedParts(text), fixedParts(message), message);
      }
    });
  }
});

describe('the German translation', () => {
  it('has every text that the editor shows', () => {
    const german: Record<string, string> = JSON.parse(
      readFileSync(path.join(root, manifest.l10n, 'bundle.l10n.de.json'), 'utf8'),
    );
    const shown = sourceTexts().filter(({ file, translated }) => translated && !file.startsWith('cli/'));
    assert.ok(shown.length > 1000);
    assert.deepEqual(
      shown.filter(({ text }) => german[text] === undefined).map(({ text }) => text),
      [],
    );
  });
});

describe('in a pseudo-locale', () => {
  const own: Parameters<typeof setTranslate>[0] = (message, ...args) =>
    `[!${message.replace(/\{(\d+)\}/g, (_all, index) => String(args[Number(index)]))}!]`;
  const plain: typeof own = (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (all, index) => String(args[Number(index)] ?? all));
  beforeEach(() => setTranslate(own));
  afterEach(() => setTranslate(plain));

  it('every problem and every title of a fix is translated', () => {
    const language = createReferralLanguage({ today: () => new Date('2026-06-01') });
    const folder = path.join(root, 'samples');
    const wrong = [...readdirSync(path.join(root, 'docs/rules'))].flatMap((name) =>
      [...readFileSync(path.join(root, 'docs/rules', name), 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map(
        ([, text]) => text,
      ),
    );
    const samples = readdirSync(folder).flatMap((name) =>
      name.endsWith('.json') ? [readFileSync(path.join(folder, name), 'utf8')] : [],
    );
    const codes = new Set<string>();
    for (const text of [...wrong, ...samples]) {
      const document = language.parse(text ?? '');
      for (const problem of language.validate(document)) {
        codes.add(problem.code);
        assert.match(problem.message, /^\[!.*!\]$/s, problem.code);
        for (const { title } of language.fixes(document, problem)) assert.match(title, /^\[!.*!\]$/s, problem.code);
      }
    }
    assert.ok(codes.size > 25, String(codes.size));
  });

  it('the report and the help of the command line are translated', async () => {
    const { out } = await runForTest(['check', 'samples'], { cwd: root });
    assert.match(out, /\[!4 files checked!\], \[!\d+ problems!\]/);
    const help = await runForTest(['--help']);
    assert.match(help.out, /^\[!Usage/);
  });
});
