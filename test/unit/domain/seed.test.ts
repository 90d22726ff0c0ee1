import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isResource, isVocabulary, type Property } from '../../../src/domain/model/resource';
import { referralRequirements } from '../../../src/domain/referral/referralRequirements';
import { resources } from '../../../src/domain/referral/resources';
import { statusTable } from '../../../src/domain/referral/statusMachine';
import { taxonomyFY25 } from '../../../src/domain/taxonomy/taxonomies';
import { vocabularies } from '../../../src/domain/vocabularies/vocabularies';

interface SeedTable {
  header: string;
  rows: string[];
}

const headers = [
  'Property Type Description',
  'Property Description',
  'Value Description',
  'Value',
  'Status Allowed Status Transition Allowed Substatus',
  'Solution Area Solution Play',
];

/** The tables of the text of "Referral resources" by their heading. A table without one takes the first word before it. */
function seedTables(text: string): Map<string, SeedTable> {
  const blocks = text.split(/\r?\n\s*\r?\n/).map((block) => block.trim().split(/\r?\n/));
  const tables = new Map<string, SeedTable>();
  let before: string[] = [];
  for (const [first = '', ...rows] of blocks) {
    if (headers.includes(first)) {
      const heading = before.findLast((line) => /^[^•]*[^.:]$/.test(line)) ?? before.at(-1)?.split(' ')[0] ?? '';
      tables.set(heading, { header: first, rows });
      before = [];
    } else {
      before.push(first);
    }
  }
  return tables;
}

const folder = path.resolve(__dirname, '../../../../shared/seed');

/** Tables whose rows are values. */
const valueTables = [
  'ReferralStatus',
  'ReferralSubstatus',
  'ReferralType',
  'ReferralQualification',
  'CustomerProfileType',
  'SolutionType',
  'TargetType',
  'Products',
  'Services',
  'Industries',
  'Solutions',
  'Customer Size',
  'PartnerRole',
];
/** Tables whose rows are properties. */
const propertyTables = [
  'Referral',
  'CustomerProfile',
  'Address',
  'Member',
  'ContactPreference',
  'Consent',
  'InviteContext',
  'InvitedBy',
  'ReferralDetails',
  'ReferralRequirements',
  'SolutionTag',
  'Target',
  'Tag',
];
const statusTableName = 'Status transition & Substatus states';

describe('the domain against the text of "Referral resources"', () => {
  let tables = new Map<string, SeedTable>();

  before(function () {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
    if (files.length === 0) {
      console.log('    skipped: the text of "Referral resources" is not beside this checkout');
      this.skip();
    }
    tables = seedTables(files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n\n'));
  });

  function rowsOf(name: string): string[] {
    const table = tables.get(name);
    assert.ok(table && table.rows.length > 0, `no table "${name}" in ${[...tables.keys()].join(', ')}`);
    return table.rows;
  }

  it('knows every table of the text', () => {
    const known = [...propertyTables, ...valueTables, statusTableName, 'SolutionArea'];
    assert.deepEqual([...tables.keys()].sort(), known.sort());
  });

  for (const name of propertyTables) {
    it(`has every property of ${name}: name, type and order`, () => {
      const tag = referralRequirements.property('industries')?.type;
      const resource = name === 'Tag' ? tag : resources.find((each) => each.name === name);
      assert.ok(resource && isResource(resource), `no resource "${name}"`);
      const rows = rowsOf(name);
      const found = rows.map((row) => resource.properties.find((each) => row.startsWith(`${printed(each)} `)));
      assert.deepEqual(
        rows.filter((_, index) => !found[index]),
        [],
      );
      const inText = resource.properties.filter((property) => found.includes(property));
      assert.deepEqual(
        inText.map(printed),
        found.map((property) => property && printed(property)),
      );
    });
  }

  for (const name of valueTables) {
    it(`has every value of ${name}, spelled and ordered alike`, () => {
      const vocabulary = vocabularies.find((each) => each.name === name);
      assert.ok(vocabulary, `no vocabulary "${name}"`);
      const { header } = tables.get(name) ?? { header: '' };
      const values = rowsOf(name).map((row) => (header === 'Value' ? row : (row.split(' ')[0] ?? '')));
      assert.deepEqual(vocabulary.values, values);
    });
  }

  it('has the status transitions and substates', () => {
    const rows = statusTable.map(({ status, transitions, substatuses }) => {
      return `${status} ${transitions.join(', ')} ${substatuses.join(', ')}`;
    });
    assert.deepEqual(rows, rowsOf(statusTableName));
  });

  it('has the solution areas and plays of FY25', () => {
    const rows = taxonomyFY25.areas.flatMap((area) => taxonomyFY25.playsOf(area).map((play) => `${area} ${play}`));
    assert.deepEqual(rows, rowsOf('SolutionArea'));
  });
});

/** A property as the documentation prints it: name and type. */
function printed({ documented, documentedType, type }: Property): string {
  return `${documented} ${documentedType ?? (isResource(type) || isVocabulary(type) ? type.name : type)}`;
}
