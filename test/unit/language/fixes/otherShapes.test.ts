import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();
const deal = (more: string) => `{"id":"1","eTag":"x",${more}}`;

/** The only problem of a text with its fixes: `*` before the preferred one, `!` before a safe one. */
function outcome(text: string): { message: string; titles: string[]; after: string } {
  const document = language.parse(text);
  const [problem, ...others] = language.validate(document);
  assert.ok(problem && others.length === 0, `${text}: ${others.map(({ message }) => message).join(' ')}`);
  const fixes = language.fixes(document, problem);
  return {
    message: problem.message,
    titles: fixes.map(({ title, safe, preferred }) => `${safe ? '!' : ''}${preferred ? '*' : ''}${title}`),
    after: applyEdits(text, fixes[0]?.edits ?? []),
  };
}

describe('shapes of other systems', () => {
  for (const [what, text, right] of [
    [
      'a name with an address in place of a team',
      '"team":"Ann Lee <ann@contoso.com>"',
      '"team":[{ "firstName": "Ann", "lastName": "Lee", "email": "ann@contoso.com" }]',
    ],
    [
      'a last name first in place of a member',
      '"team":["Lee, Ann <ann@contoso.com>"]',
      '"team":[{ "firstName": "Ann", "lastName": "Lee", "email": "ann@contoso.com" }]',
    ],
    [
      'several people in one text',
      '"team":"Ann Lee <ann@contoso.com>; Bo <bo@contoso.com>"',
      '"team":[{ "firstName": "Ann", "lastName": "Lee", "email": "ann@contoso.com" }, { "lastName": "Bo", "email": "bo@contoso.com" }]',
    ],
    ['a list in an object', '"team":{"value":[{"firstName":"A"}]}', '"team":[{"firstName":"A"}]'],
    [
      'flags in place of tags',
      '"details":{"requirements":{"products":{"azure":true,"Teams":false,"Power BI":true}}}',
      '"details":{"requirements":{"products":[{ "id": "Azure" }, { "id": "PowerBI" }]}}',
    ],
    [
      'a line in place of an address',
      '"customerProfile":{"address":"1 Main St"}',
      '"customerProfile":{"address":{ "addressLine1": "1 Main St" }}',
    ],
    [
      'an amount with its currency',
      '"details":{"dealValue":{"value":5000,"currency":"USD"}}',
      '"details":{"dealValue":5000,"currency":"USD"}',
    ],
    [
      'an amount in a text with the currency beside it',
      '"details":{"currency":"EUR","dealValue":{"amount":"5,000.50","currencyCode":"EUR"}}',
      '"details":{"currency":"EUR","dealValue":5000.50}',
    ],
    [
      'a choice with its label',
      '"customerProfile":{"address":{"country":{"code":"DE","name":"Germany"}}}',
      '"customerProfile":{"address":{"country":"DE"}}',
    ],
    ["the customer's name beside the others", '"customerName":"Contoso"', '"customerProfile":{"name":"Contoso"}'],
    ['a name of another system', '"team":[{"mobilePhone":"+1 425"}]', '"team":[{"phoneNumber":"+1 425"}]'],
    [
      'another name of an ID',
      '"details":{"requirements":{"products":[{"productId":"Azure"}]}}',
      '"details":{"requirements":{"products":[{"id":"Azure"}]}}',
    ],
  ] as const)
    it(`such as ${what} get a fix that keeps what they say`, () => {
      const { titles, after } = outcome(deal(text));
      assert.ok(titles[0]?.includes('*'), titles.join());
      assert.equal(after, deal(right));
      assert.deepEqual(language.validate(language.parse(after)), []);
    });

  it('stay as they are if they have nothing of an entry', () => {
    assert.deepEqual(outcome(deal('"team":{"foo":1}')).titles, ['Wrap in an array']);
    assert.deepEqual(outcome(deal('"team":{"firstName":"A"}')).titles, ['!*Wrap in an array']);
    assert.deepEqual(outcome(deal('"customerProfile":{"address":"Berlin"}')).titles, []);
    const other = '"details":{"currency":"EUR","dealValue":{"amount":5,"currency":"USD"}}';
    assert.deepEqual(outcome(deal(other)).titles, ['Change to 5, "USD"']);
    assert.deepEqual(outcome(deal('"mpnId":{"label":"A","value":"1","rank":2}')).titles, []);
    const more = '"details":{"dealValue":{"value":5,"currency":"USD","tax":1}}';
    assert.deepEqual(outcome(deal(more)).titles, []);
  });
});

describe('a status of another system', () => {
  for (const [status, meant] of [
    ['Engaged', 'Active'],
    ['Qualified', 'Active'],
    ['Cancelled', 'Closed'],
    ['Archived', 'Closed'],
  ] as const)
    it(`${status} offers ${meant} first`, () =>
      assert.equal(outcome(deal(`"status":"${status}"`)).titles[0], `Change to "${meant}"`));

  it('keeps the substatus that is written without a blank', () =>
    assert.equal(outcome(deal('"status":"ClosedWon"')).after, deal('"status":"Closed","substatus":"Won"')));

  for (const [status, substatus, message, first] of [
    ['Closed', 'NotInterested', 'With status Closed, use "Declined", "Won", "Lost", "Expired" or "Error".', 'Declined'],
    ['Closed', 'Cancelled', 'With status Closed, use "Lost", "Won", "Declined", "Expired" or "Error".', 'Lost'],
    ['Active', 'Engaged', 'With status Active, use "Accepted".', 'Accepted'],
    ['New', 'Recieved', 'With status New, use "Received" or "Pending".', 'Received'],
  ] as const)
    it(`${status} and ${substatus} name the substatuses of the status`, () => {
      const found = outcome(deal(`"status":"${status}","substatus":"${substatus}"`));
      assert.equal(found.message, `"${substatus}" isn't a valid substatus. ${message}`);
      assert.match(found.titles[0] ?? '', new RegExp(`Change to "${first}"$`));
    });
});

describe('a solution area or play that is not known', () => {
  for (const [area, meant] of [
    ['Digital & App Innovation (Azure)', 'Digital and Application Innovation'],
    ['Data & AI (Azure)', 'Data and AI'],
    ['BizApps', 'Business Applications'],
    ['Business Apps', 'Business Applications'],
  ] as const)
    it(`${area} is nearest to ${meant}`, () => {
      const { message, titles } = outcome(deal(`"solutionArea":"${area}"`));
      assert.match(message, new RegExp(`Did you mean "${meant}"\\?$`));
      assert.equal(titles[0], `Change to "${meant}"`);
    });

  it('is not said to mean what is only a play of the area', () => {
    const { message } = outcome(deal('"solutionArea":"Security","solutionPlay":"Migrate and modernize"'));
    assert.doesNotMatch(message, /Did you mean/);
  });
});
