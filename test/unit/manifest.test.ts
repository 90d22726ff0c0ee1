import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { safeParse } from 'valibot';
import { localizedManifest } from '../../scripts/localizedManifest';
import { sampleFiles } from '../../src/editor/commands/account/sampleFiles';
import { commandIds } from '../../src/editor/commands/command';
import { menuCommands } from '../../src/editor/commands/menuCommands';
import { settingShapes } from '../../src/editor/configuration/settingShapes';
import { languageId } from '../../src/editor/documents/isReferral';
import { catalogue } from '../../src/language/rules/index';

const root = path.join(__dirname, '../..');
const manifest = localizedManifest();
const { contributes } = manifest;
/** A group of settings; JSON gives each group a type of its own. */
interface SettingGroup {
  title: string;
  order: number;
  properties: Record<string, Record<string, unknown>>;
}

const groups = contributes.configuration as unknown as SettingGroup[];
const properties: Record<string, Record<string, unknown>> = Object.assign({}, ...groups.map((each) => each.properties));
const contributed = contributes.commands.map(({ command }) => command);
const views = contributes.views.referrals.map(({ id }) => id);

/** The keys that `when` clauses may speak of: VS Code's own, and those that the extension sets. */
const knownKeys = new Set([
  ...['editorLangId', 'resourceLangId', 'resourceScheme', 'view', 'viewItem', 'workspaceFolderCount'],
  ...['resourcePath', 'referrals.newFiles', 'explorerResourceIsFolder', 'listMultiSelection', 'false'],
  ...['referrals.signedIn', 'referrals.service', 'referrals.hasFiles', 'referrals.local.isEmpty'],
  ...['referrals.activeIsNew', 'referrals.isFiltered', 'referrals.local.isFiltered', 'referrals.remote.isEmpty'],
]);

function whenClauses(): string[] {
  const menus = Object.values(contributes.menus).flat() as { when?: string }[];
  return [...menus, ...contributes.viewsWelcome].flatMap(({ when }) => when ?? []);
}

describe('the manifest', () => {
  it('contributes exactly the commands that are registered', () => {
    assert.deepEqual([...contributed].sort(), [...commandIds, ...menuCommands.keys()].sort());
  });

  it('runs menus through commands of their own, which the palette hides', () => {
    const menus: Record<string, { command: string; when?: string }[]> = contributes.menus;
    const hidden = new Set(menus.commandPalette?.filter(({ when }) => when === 'false').map(({ command }) => command));
    for (const id of menuCommands.keys()) assert.ok(hidden.has(id), id);
    const doubled = new Set([...menuCommands.values()].map(({ command }): string => command));
    for (const menu of ['explorer/context', 'editor/context', 'editor/title', 'view/item/context'])
      for (const { command } of menus[menu] ?? [])
        assert.ok(command.startsWith('referrals.menu.') || !doubled.has(command), `${menu} runs ${command}`);
    for (const { command } of menus['view/title'] ?? []) assert.match(command, /^referrals\.title\./);
  });

  it('titles every command under one category', () => {
    for (const { title, category } of contributes.commands) {
      assert.equal(category, 'Referrals');
      assert.match(title, /^[A-Z]/);
    }
  });

  it('is compiled against the oldest VS Code that it allows, so that no newer API is used', () => {
    const oldest = /^\^(\d+\.\d+)\.\d+$/.exec(manifest.engines.vscode)?.[1];
    assert.ok(oldest);
    const installed = JSON.parse(readFileSync(path.join(root, 'node_modules/@types/vscode/package.json'), 'utf8'));
    assert.equal(installed.version.split('.').slice(0, 2).join('.'), oldest);
    assert.equal(manifest.devDependencies['@types/vscode'], installed.version);
  });

  it('copies all samples', () => {
    assert.deepEqual([...sampleFiles].sort(), readdirSync(path.join(root, 'samples')).sort());
  });

  it('names only files that exist', () => {
    const files = [
      manifest.icon,
      ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
      ...contributes.grammars.map((grammar) => grammar.path),
      ...contributes.snippets.map((snippets) => snippets.path),
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.views.referrals.map(({ icon }) => icon),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
  });

  it('has an icon of at least 128 by 128 pixels', () => {
    const icon = readFileSync(path.join(root, manifest.icon));
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(20) >= 128);
  });

  it('puts only its own commands into menus', () => {
    const used = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    assert.deepEqual(
      used.filter((command) => !contributed.includes(command)),
      [],
    );
  });

  it('links only to commands that exist', () => {
    const links = contributes.viewsWelcome.flatMap(({ contents }) => [...contents.matchAll(/\(command:([\w.]+)/g)]);
    const foreign = ['vscode.openFolder', 'workbench.action.openSettings', 'workbench.action.openWalkthrough'];
    assert.ok(links.length > 0);
    for (const [, command = ''] of links) assert.ok([...contributed, ...foreign].includes(command), command);
  });

  it('asks in when clauses only for keys that are set', () => {
    for (const clause of whenClauses())
      for (const [, key = ''] of clause.matchAll(/(?:^|&& |\|\| |!)([\w.]+)/g)) assert.ok(knownKeys.has(key), clause);
  });

  it('speaks of its own views and language', () => {
    for (const clause of whenClauses()) {
      for (const [, view = ''] of clause.matchAll(/\bview == ([\w.]+)/g)) assert.ok(views.includes(view), clause);
      for (const [, language] of clause.matchAll(/LangId == (\w+)/g)) assert.equal(language, languageId);
    }
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      // Configuration files may have comments.
      [languageId, 'jsonc'],
    );
    assert.ok(manifest.activationEvents.includes(`onLanguage:${languageId}`));
  });

  it('declares exactly the settings that are read, each with a default that is right', () => {
    assert.deepEqual(
      Object.keys(properties).sort(),
      Object.keys(settingShapes)
        .map((id) => `referrals.${id}`)
        .sort(),
    );
    for (const [id, { shape }] of Object.entries(settingShapes))
      assert.ok(safeParse(shape, properties[`referrals.${id}`]?.default).success, id);
  });

  it('describes every setting and every value of it in whole sentences', () => {
    for (const [id, setting] of Object.entries(properties)) {
      const description = String(setting.description ?? setting.markdownDescription ?? '');
      assert.match(description, /^[A-Z].*\.$/s, id);
      const values = setting.enum as string[] | undefined;
      const descriptions = (setting.enumDescriptions ?? []) as string[];
      assert.equal(descriptions.length, values?.length ?? 0, id);
      for (const each of descriptions) assert.match(each, /\.$/, id);
      assert.ok(Number.isInteger(setting.order), id);
    }
  });

  it('groups the settings, and orders groups and settings', () => {
    assert.ok(groups.length >= 4);
    assert.deepEqual(
      groups.map(({ order }) => order),
      groups.map((_, index) => index + 1),
    );
    for (const { title, properties } of groups) {
      const orders = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(
        orders,
        orders.map((_, index) => index + 1),
        title,
      );
    }
  });

  it('lets no workspace say where a token is sent', () => {
    const guarded = Object.keys(properties).filter((id) => /^referrals\.(endpoint|auth\.)/.test(id));
    assert.equal(guarded.length, 5);
    for (const id of guarded) {
      assert.equal(properties[id]?.scope, 'application', id);
      assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(id), id);
    }
  });

  it('takes nothing that decides what is sent, blocked or opened from a workspace that is not trusted', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const id of ['pull.filter', 'taxonomies', 'rules', 'submit.blockOn', 'dealUrl', 'service'])
      assert.ok(restrictedConfigurations.includes(`referrals.${id}`), id);
  });

  it('offers real rule codes in its examples', () => {
    const text = String(properties['referrals.rules']?.markdownDescription);
    const codes = [...text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, code = '']) => code);
    assert.ok(codes.length > 0);
    for (const code of codes) assert.ok(catalogue.has(code), code);
  });

  it('takes for a word what is between quotes, so that suggestions come while it is typed', () => {
    const { wordPattern } = JSON.parse(readFileSync(path.join(root, 'language-configuration.json'), 'utf8'));
    const words = (line: string) => [...line.matchAll(new RegExp(wordPattern, 'g'))].map(([word]) => word);
    assert.deepEqual(words('  "country": "germ", "a" : [ "Migrate SAP" , "b\\"c: d" ], x: 1.5e3, "": "", "open'), [
      ...['country', 'germ', 'a', 'Migrate SAP', 'b\\"c: d', 'x', '1.5e3', 'open'],
    ]);
  });

  it('has valid snippets, each with a description and without a prefix', () => {
    for (const { path: file } of contributes.snippets) {
      const snippets = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<
        string,
        Record<string, unknown>
      >;
      assert.ok(Object.keys(snippets).length > 0);
      for (const [name, { prefix, body, description }] of Object.entries(snippets))
        assert.ok(prefix === undefined && body && description, name);
    }
  });
});
