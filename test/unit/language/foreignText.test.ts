import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../src/language/service';
import { problems } from './markers';

const language = createReferralLanguage();

/** The text after the only fix of the only problem. */
function converted(text: string, message: RegExp): string {
  const document = language.parse(text);
  const [problem, ...others] = language.validate(document);
  assert.ok(problem && others.length === 0, `${text}\n${others.map((each) => each.message).join('\n')}`);
  assert.equal(problem.code, 'shape.not-a-referral', text);
  assert.match(problem.message, message);
  const [fix] = language.fixes(document, problem);
  assert.equal(fix?.preferred, true, text);
  assert.deepEqual(language.fixAll(document), [], `Fix All of ${text}`);
  return applyEdits(text, fix?.edits ?? []);
}

describe('a referral in the code of a program', () => {
  for (const [what, text, message, json] of [
    [
      'C#',
      'new Referral\n{\n  Status = ReferralStatus.Active, // a note\n  Team = new List<Member> { new Member { FirstName = "A" }, new() { FirstName = "B" } },\n  Details = new ReferralDetails { DealValue = 25_000.50m, ClosingDateTime = new DateTime(2027, 12, 31) },\n  Target = new List<Target>()\n};\n',
      /^This is C# code, not JSON\./,
      '{\n  "Status": "Active",\n  "Team": [ { "FirstName": "A" }, { "FirstName": "B" } ],\n  "Details": { "DealValue": 25000.50, "ClosingDateTime": "2027-12-31T00:00:00Z" },\n  "Target": []\n}\n',
    ],
    [
      'an anonymous object',
      'var body = new { status = "Active", tags = new[] { "a", "b" }, path = @"C:\\a" };',
      /C# code/,
      '{ "status": "Active", "tags": [ "a", "b" ], "path": "C:\\\\a" }',
    ],
    [
      'a variable named as a member of every object',
      'var body = new { status = constructor, closed = nil, name = "A" };',
      /C# code/,
      '{ "status": "constructor", "closed": null, "name": "A" }',
    ],
    [
      'PowerShell',
      "@{\r\n\tid = '1' # a note\r\n\tname = 'O''Brien'\r\n\tok = $true\r\n\tteam = @(\r\n\t\t@{ firstName = \"A\" }\r\n\t\t@{ firstName = \"B\" }\r\n\t)\r\n\tids = @()\r\n}",
      /PowerShell code/,
      '{\r\n\t"id": "1",\r\n\t"name": "O\'Brien",\r\n\t"ok": true,\r\n\t"team": [\r\n\t\t{ "firstName": "A" },\r\n\t\t{ "firstName": "B" }\r\n\t],\r\n\t"ids": []\r\n}',
    ],
    [
      'a pipe of PowerShell',
      '$body = [ordered]@{ status = "New"; date = [datetime]"2027-12-31" } | ConvertTo-Json -Depth 10',
      /PowerShell code/,
      '{ "status": "New", "date": "2027-12-31" }',
    ],
    [
      'Ruby',
      '{ :id => "1", "eTag" => nil, status: :Active }',
      /Ruby code/,
      '{ "id": "1", "eTag": null, "status": "Active" }',
    ],
    [
      'PHP',
      "$deal = ['id' => '1', 'team' => [['firstName' => 'A']], 'closed' => false];",
      /PHP code/,
      '{"id": "1", "team": [{"firstName": "A"}], "closed": false}',
    ],
    [
      'Python',
      "{'id': '1', 'createdDateTime': datetime.datetime(2026, 1, 1, 0, 0), 'team': ({'firstName': 'A'},), 'x': None}",
      /Python code/,
      '{"id": "1", "createdDateTime": "2026-01-01T00:00:00Z", "team": [{"firstName": "A"}], "x": null}',
    ],
    ['a constructor of Python', "dict(id='1', eTag='x')", /Python code/, '{"id": "1", "eTag": "x"}'],
    ['Lua', '{ ["id"] = "1", ["eTag"] = "x" }', /code of a program/, '{ "id": "1", "eTag": "x" }'],
    [
      'names and equals signs',
      '{\n  id = "1",\n  eTag = "x"\n}',
      /code of a program/,
      '{\n  "id": "1",\n  "eTag": "x"\n}',
    ],
  ] as const)
    it(`such as ${what} is named once, and becomes JSON`, () => {
      assert.equal(converted(text, message), json);
      assert.doesNotThrow(() => JSON.parse(json));
    });

  it('is not taken for one if a sign of JSON is mistyped, or if it cannot be read', () => {
    for (const text of [
      '{ "id" = "1", "eTag": "x" }',
      '{ "id": "1", "name": Contoso(UK, Ltd.) }',
      '{ "id": "1", "eTag": "x", "details": { "notes": "new Foo(1, 2), a = b, @{ c = d }" }, }',
      '{ id = "1", eTag = ',
      '@{ id = "1" eTag = "x" }',
      `${'@{ a = '.repeat(1000)}`,
    ])
      assert.ok(
        problems(text, 'shape.not-a-referral').every(({ message }) => !/ code/.test(message)),
        text,
      );
  });
});

describe('a text in another format', () => {
  for (const [format, ...texts] of [
    ['YAML', '---\nid: 1\n', 'id: 1\r\nstatus: New\r\n', '- id: 1\n  status: New\n'],
    ['CSV', 'Deal Name,Customer\nX,Contoso\n', 'Deal;Customer\r\nX;Contoso', 'Deal\tCustomer\nX\tContoso'],
    ['XML', '<?xml version="1.0"?><referral/>', '<referral><id>1</id></referral>'],
    ['HTML', '<!DOCTYPE html><html></html>'],
  ] as const)
    it(`is named: ${format}`, () => {
      for (const text of texts)
        assert.match(
          problems(text)
            .map(({ message }) => message)
            .join(),
          new RegExp(`^This is ${format}, not JSON\\.`),
          text,
        );
    });

  it('is not named if it is prose', () => {
    for (const text of ['Hello, this is a text.\nBye.', 'Note: call back.', '1', 'name'])
      assert.doesNotMatch(problems(text)[0]?.message ?? '', /not JSON/, text);
  });
});

describe('a referral within another text', () => {
  const json = '{"id":"1","eTag":"x","name":"A & \\"B\\""}';
  for (const [what, text] of [
    ['a log', JSON.stringify(json)],
    ['a log without the outer quotes', JSON.stringify(json).slice(1, -1)],
    ['a cell', `"${json.replaceAll('"', '""')}"`],
    ['HTML', json.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['HTML with numbers', json.replaceAll('"', '&#34;')],
    ['a URL', encodeURIComponent(json)],
  ] as const)
    it(`such as ${what} is taken out`, () => assert.equal(converted(text, /^This is a referral within a text/), json));

  it('such as a curl command is taken out', () => {
    const quoted = json.replaceAll(/[\\"]/g, '\\$&');
    for (const body of [
      `-d '${json}'`,
      `--data-raw '${json}' \\\n --compressed`,
      `--json "${quoted}"`,
      `--data='${json}'`,
    ])
      assert.equal(converted(`curl -X POST 'https://x/y' -H "Accept: a" ${body}`, /^This is curl, not JSON\.$/), json);
    const quote = converted(`curl https://x -d '{"id":"1","name":"O'\\''Brien"}'`, /curl/);
    assert.equal(quote, '{"id":"1","name":"O\'Brien"}');
    assert.doesNotMatch(problems('curl https://x -d @deal.json')[0]?.message ?? '', /curl/);
  });

  it('such as lines of a diff or lines with numbers is taken out', () => {
    const lines = '{\n  "id": "1",\n\n  "eTag": "x",\n  "team": [\n    { "firstName": "A" }\n  ]\n}'.split('\n');
    const plain = lines.join('\n');
    const within = /^This is a referral within a text/;
    assert.equal(converted(lines.map((line) => `+${line}`).join('\n'), within), plain);
    for (const sign of [' ', ': ', '. ', '| ', '\t'])
      assert.equal(converted(lines.map((line, at) => `${at + 7}${sign}${line}`).join('\n'), within), plain, sign);
    assert.equal(
      problems('1 {\n3 "id": "1" }').some(({ message }) => within.test(message)),
      false,
    );
    assert.equal(
      problems('+{\n "id": "1",\n "eTag": "x" }').some(({ message }) => within.test(message)),
      false,
    );
  });
});
