import assert from 'node:assert/strict';
import { taxonomies } from '../../../../src/domain/taxonomy/taxonomies';
import { vocabularies } from '../../../../src/domain/vocabularies/vocabularies';
import { completes, offered } from '../markers';
import { beginsFirst, first, shown } from '../shown';

const requirements = (inner: string) => `{ "details": { "requirements": { ${inner} } } }`;
const attributes = (inner: string) => requirements(`"additionalRequirements": { "attributes": [${inner}] }`);
const labels = (marked: string) => shown(marked).map(({ label }) => label);

/** The places of the values of each vocabulary. */
const places: Record<string, string> = {
  ReferralStatus: '{ "status": "|" }',
  ReferralSubstatus: '{ "substatus": "|" }',
  ReferralType: '{ "type": "|" }',
  ReferralQualification: '{ "qualification": "|" }',
  'Customer Size': '{ "customerProfile": { "size": "|" } }',
  PartnerRole: '{ "partnerRole": "|" }',
  TargetType: '{ "target": [{ "type": "|" }] }',
  SolutionType: requirements('"solutions": [{ "type": "|" }]'),
  AssistanceRequestCode: '{ "inviteContext": { "assistanceRequestCode": "|" } }',
  AttributeType: attributes('{ "type": "|" }'),
  CustomerMarketplaceIntent: attributes('{ "type": "CustomerMarketplaceIntent", "id": "|" }'),
  Products: requirements('"products": [{ "id": "|" }]'),
  Services: requirements('"services": [{ "id": "|" }]'),
  Industries: requirements('"industries": [{ "id": "|" }]'),
  Solutions: requirements('"solutions": [{ "id": "|" }]'),
};

describe('what begins as typed comes first', () => {
  for (const vocabulary of vocabularies) {
    const place = places[vocabulary.name];
    if (!place) continue;
    const names = new Map(vocabulary.terms.map(({ value, label }) => [value, [value, ...(label ? [label] : [])]]));
    it(`among the values of ${vocabulary.name}`, () => beginsFirst(place, names));
    if (!place.includes('[{ "id"')) continue;
    const list = place.replace('{ "id": "|" }', '"|"');
    it(`among the entries of ${vocabulary.name}`, () => beginsFirst(list, names));
  }

  it('among solution areas and plays, also with "&"', () => {
    for (const year of taxonomies) {
      const spellings = (names: readonly string[]) =>
        new Map(names.map((name) => [name, [name, name.replace(/ and /g, ' & ')]]));
      beginsFirst('{ "solutionArea": "|" }', spellings(year.areas), { taxonomy: year.year });
      beginsFirst('{ "solutionPlay": "|" }', spellings(year.plays), { taxonomy: year.year });
    }
  });
});

describe('completion of values by what was typed, best first', () => {
  const at = (name: string, typed: string) => (places[name] ?? '').replace('|', `${typed}|`);
  const play = (typed: string) => `{ "solutionPlay": "${typed}|" }`;
  const cases: [marked: string, value: string][] = [
    [at('Solutions', 'Cloud M'), 'CloudMigration'],
    [at('Solutions', 'SQL S'), 'SQLServerUpgrade'],
    [at('Solutions', 'Dynamics o'), 'DynamicsonAzure'],
    [play('Copilot & A'), 'Copilot and Agents at Work'],
    [play('Modern SecO'), 'Modern SecOps with Unified Platform'],
    [play('Modern Sec O'), 'Modern Sec Ops'],
    [at('Customer Size', '1to5'), '1to50employees'],
    [at('Customer Size', 'Morethan5'), 'Morethan500employees'],
    [at('Customer Size', 'More than 50'), 'Morethan500employees'],
    [at('Customer Size', 'Morethan2000'), 'Morethan20000employees'],
    ['{ "solutionArea": "DataandAI|" }', 'Data and AI'],
    ['{ "solutionArea": "ModernW|" }', 'Modern Work'],
    [at('PartnerRole', 'ManagedS'), 'Managed services'],
    [at('PartnerRole', 'poc'), 'Proof of concept'],
    [at('PartnerRole', 'pre-s'), 'Presales envisioning'],
    [at('AssistanceRequestCode', 'POC'), 'ProofOfConceptOrDemo'],
    [at('Solutions', 'AI'), 'ArtificialIntelligence'],
    [at('Solutions', 'IoT'), 'InternetofThings'],
    [at('Solutions', 'ML'), 'MachineLearning'],
    [at('Solutions', 'HPC'), 'HighPerformanceComputing'],
    [at('Solutions', 'IAM'), 'IdentityandAccessManagement'],
    [at('Solutions', 'dr'), 'BackupDisasterRecovery'],
    [at('Products', 'EMS'), 'EnterpriseMobilityAndSecurity'],
    [at('ReferralType', 'co-sell'), 'Shared'],
    [at('ReferralType', 'cosell'), 'Shared'],
    [at('ReferralType', 'private'), 'Independent'],
    [at('ReferralType', 'partner-led'), 'Independent'],
    [at('ReferralQualification', 'MQL'), 'MarketingQualified'],
    [at('ReferralQualification', 'sql'), 'SalesQualified'],
    [requirements('"solutions": [{ "id": "SOL-1", "type": "|" }]'), 'Name'],
    [requirements('"solutions": [{ "type": "|", "id": "CloudMigration" }]'), 'Category'],
    [requirements('"solutions": [{ "id": "SOL-1", "type": "C|" }]'), 'Category'],
    ['{ "target": [{ "id": "SOL-1234-ABC", "type": "|" }] }', 'SolutionProfile'],
    ['{ "target": [{ "id": "msft", "type": "|" }] }', 'BusinessProfileLocation'],
    [requirements('"solutions": ["Cloud M|"]'), 'CloudMigration'],
    [requirements('"industries": ["bank|"]'), 'Financial Services'],
    [requirements('"products": [ems|]'), 'EnterpriseMobilityAndSecurity'],
    ['{ "customerProfile": { "address": { "country": "Democratic Republic of the Co|" } } }', 'CD'],
    ['{ "customerProfile": { "address": { "country": "Republic of th|" } } }', 'CG'],
    ['{ "details": { "currency": "fr|" } }', 'CHF'],
    ['{ "details": { "currency": "do|" } }', 'USD'],
    ['{ "details": { "currency": "DO|" } }', 'DOP'],
    ['{ "details": { "currency": "po|" } }', 'GBP'],
    ['{ "details": { "currency": "br|" } }', 'BRL'],
    ['{ "details": { "currency": "ma|" } }', 'MAD'],
  ];
  for (const [marked, value] of cases)
    it(`of ${marked} is ${value}`, () => {
      assert.equal(first(marked), value);
      const preselected = shown(marked).find(({ preselect }) => preselect)?.label ?? value;
      if (!marked.includes('country')) assert.equal(preselected, value, 'preselected');
    });

  it('leaves out what the list has already', () => {
    const intent = '{ "type": "CustomerMarketplaceIntent", "id": "Yes" }';
    completes(attributes(`${intent}, { "type": "|" }`), { all: ['PartnerRole', 'SolutionArea', 'SolutionPlay'] });
    completes(attributes(`${intent.replace('"Customer', '"customer')}, { "type": "|" }`), {
      never: ['CustomerMarketplaceIntent'],
    });
    completes('{ "customerProfile": { "ids": [{ "profileType": "Duns" }, { "profileType": "|" }] } }', {
      all: ['External'],
    });
    completes(requirements('"solutions": [{ "id": "CloudMigration" }, { "id": "cloud|" }]'), {
      never: ['CloudMigration'],
    });
    completes(requirements('"solutions": [{ "type": "Category" }, { "type": "|" }]'), { first: ['Category'] });
  });

  it('offers tags by their descriptions after those that begin so', () => {
    assert.deepEqual(labels(at('Industries', 'hospital')), ['Hospitality', 'Healthcare']);
    assert.ok(labels(at('Industries', 'public a')).includes('Government'));
  });

  it('offers the entry of a list whose name is typed in place of the list', () => {
    for (const typed of ['az|', '"az|"'])
      completes(requirements(`"products": ${typed}`), {
        first: ['Azure'],
        take: 'Azure',
        gives: requirements('"products": [{ "id": "Azure" }]'),
      });
    assert.deepEqual(labels(requirements('"products": "az|"')), ['Azure']);
    assert.equal(first(requirements('"products": pr|')), 'Project');
    completes('{ "customerProfile": { "ids": duns| } }', {
      take: 'Duns',
      gives: '{ "customerProfile": { "ids": [{ "profileType": "Duns", "id": "" }] } }',
    });
  });

  it('finds Booleans by yes and no', () => {
    const consent = (typed: string) => `{ "consent": { "consentToContact": ${typed} } }`;
    for (const [typed, value] of [
      ['yes|', 'true'],
      ['"yes|"', 'true'],
      ['1|', 'true'],
      ['no|', 'false'],
      ['"No|"', 'false'],
      ['0|', 'false'],
    ] as const) {
      assert.equal(first(consent(typed)), value, typed);
      completes(consent(typed), { take: value, gives: consent(value) });
    }
  });

  it('offers nothing that has the letters only', () => {
    const play = '{ "solutionPlay": "sap|" }';
    assert.deepEqual(offered(play, { taxonomy: 'FY26' }).items, [], play);
    for (const marked of [at('Products', 'AI'), at('ReferralStatus', 'open'), at('PartnerRole', 'xyz')])
      assert.deepEqual(offered(marked).items, [], marked);
  });
});
