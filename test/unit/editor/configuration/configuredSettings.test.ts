import assert from 'node:assert/strict';
import { localizedManifest } from '../../../../scripts/localizedManifest';
import { configuredSettings, inConfiguration } from '../../../../src/editor/configuration/configuredSettings';
import { isSet } from '../../../../src/editor/configuration/isSet';
import type { Settings } from '../../../../src/editor/configuration/settingShapes';
import { untrusted } from '../../../../src/language/configuration/configuration';

const everything = {
  taxonomy: 'fy28',
  taxonomies: { FY28: { Skies: ['Fly'] } },
  rules: { 'value.casing': 'off', 'date.order': 'error' },
  folder: 'deals',
  fileName: '${id}.referral.json',
  submit: { method: 'put', blockOn: 'warning', reference: 'own', solutionFields: 'attributes' },
  ignore: ['archive'],
} as const;

const defaults = Object.fromEntries(inConfiguration.map((id) => [id, defaultOf(id)])) as unknown as Settings;

function defaultOf(id: string): unknown {
  const groups = localizedManifest().contributes.configuration;
  const properties: Record<string, { default?: unknown } | undefined> = Object.assign(
    {},
    ...groups.map((group) => group.properties),
  );
  return properties[`referrals.${id}`]?.default;
}

/** The settings for a configuration, if the user has set some settings. */
function merged(configuration: Parameters<typeof configuredSettings>[2], own: Partial<Settings> = {}): Settings {
  return configuredSettings({ ...defaults, ...own }, (id) => id in own, configuration);
}

describe('settings with a configuration file', () => {
  it('are those of the file if the user has set none', () => {
    assert.deepEqual(merged(everything), {
      taxonomy: 'FY28',
      taxonomies: everything.taxonomies,
      rules: everything.rules,
      folder: 'deals',
      fileName: '${id}.referral.json',
      solutionFields: 'attributes',
      'submit.method': 'put',
      'submit.blockOn': 'warning',
      'submit.reference': 'own',
    });
  });

  it('are those of the user, also if they are the defaults', () => {
    assert.deepEqual(merged(everything, defaults), {
      ...defaults,
      // One by one, so that an empty setting changes nothing.
      taxonomies: everything.taxonomies,
      rules: everything.rules,
    });
  });

  it('are merged rule by rule and year by year', () => {
    const own = { rules: { 'value.casing': 'hint' }, taxonomies: { FY29: { Seas: ['Sail'] } } } as const;
    const { rules, taxonomies } = merged(everything, own as unknown as Partial<Settings>);
    assert.deepEqual(rules, { 'value.casing': 'hint', 'date.order': 'error' });
    assert.deepEqual(taxonomies, { FY28: { Skies: ['Fly'] }, FY29: { Seas: ['Sail'] } });
  });

  it('take a year of either side, in any spelling, and no year that neither knows', () => {
    assert.equal(merged({ taxonomies: everything.taxonomies }, { taxonomy: 'fy 28' }).taxonomy, 'FY28');
    assert.equal(merged({ taxonomy: 'FY28' }, { taxonomies: { fy28: { Skies: ['Fly'] } } }).taxonomy, 'FY28');
    assert.equal(merged({ taxonomy: 'FY28' }).taxonomy, 'auto');
    assert.equal(merged({ taxonomy: 'FY26' }).taxonomy, 'FY26');
  });

  it('are the defaults without a file', () => assert.deepEqual(merged(undefined), defaults));

  it('take taxonomy, file names and ignored files alone from one of an untrusted workspace', () => {
    assert.deepEqual(untrusted(everything), {
      taxonomy: 'fy28',
      fileName: '${id}.referral.json',
      ignore: ['archive'],
    });
    // Its table of the year does not count either.
    const taxonomy = 'auto';
    assert.deepEqual(merged(untrusted(everything)), { ...defaults, taxonomy, fileName: '${id}.referral.json' });
    assert.match(localizedManifest().capabilities.untrustedWorkspaces.description, /referrals\.config\.json/);
  });
});

describe('a setting', () => {
  it('is set in any scope, also to its default', () => {
    assert.equal(isSet(undefined), false);
    const unset: object = { defaultValue: 'auto' };
    assert.equal(isSet(unset), false);
    for (const scope of ['globalValue', 'workspaceValue', 'workspaceFolderValue', 'globalLanguageValue'])
      assert.equal(isSet({ ...unset, [scope]: 'auto' }), true, scope);
  });
});
