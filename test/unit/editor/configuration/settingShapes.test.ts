import assert from 'node:assert/strict';
import { safeParse } from 'valibot';
import { settingShapes } from '../../../../src/editor/configuration/settingShapes';

type Id = keyof typeof settingShapes;

const right: [Id, unknown[]][] = [
  ['service', ['sandbox', 'partnerCenter']],
  ['endpoint', ['https://api.partner.microsoft.com', 'http://127.0.0.1:8080', 'http://localhost:1/v1.0']],
  ['auth.clientId', ['', 'aebc6443-996d-45c2-90f0-388ff96faa56']],
  ['auth.scopes', [[], ['https://api.partner.microsoft.com/.default']]],
  ['folder', ['referrals', 'deals/2026', './deals', '']],
  ['fileName', ['${name}.referral.json', '${engagementId}-${id}.json']],
  ['rules', [{}, { 'value.casing': 'off', 'value.unknown': 'warning' }]],
  ['submit.blockOn', ['warning', 'off']],
  ['taxonomies', [{}, { FY27: { Security: ['Data Security'] } }]],
];

const wrong: [Id, unknown[]][] = [
  ['service', ['Sandbox', '', null, 1]],
  ['endpoint', ['http://api.partner.microsoft.com', 'ftp://x', 'nonsense', '', 'https://user:pass@host', null]],
  ['auth.clientId', ['not a guid', 7]],
  ['auth.scopes', ['https://x/.default', [''], [1]]],
  ['folder', ['/etc', '../up', 'a/../../b', 'C:\\deals', '~', null]],
  ['fileName', ['deal.json', 'a/${id}.json', '']],
  ['rules', [[], { 'value.casing': 'loud' }, { 'no.such-rule': 'off' }]],
  ['submit.blockOn', ['errors', true]],
  ['taxonomies', [{ FY27: ['Security'] }, { FY27: { Security: 'x' } }]],
];

describe('shapes of settings', () => {
  for (const [id, values] of right)
    for (const value of values)
      it(`${id} takes ${JSON.stringify(value)}`, () => assert.ok(safeParse(settingShapes[id].shape, value).success));

  for (const [id, values] of wrong)
    for (const value of values)
      it(`${id} refuses ${JSON.stringify(value)}`, () => assert.ok(!safeParse(settingShapes[id].shape, value).success));
});
