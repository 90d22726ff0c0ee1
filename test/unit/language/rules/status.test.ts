import assert from 'node:assert/strict';
import { statusTable } from '../../../../src/domain/referral/statusMachine';
import { referralSubstatus } from '../../../../src/domain/vocabularies/referralSubstatus';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes, problems } from '../markers';

const pair = (status: string, substatus: string) => `{ "id": "1", "status": ${status}, "substatus": ${substatus} }`;

describe('status.substatus-not-allowed', () => {
  const code = 'status.substatus-not-allowed';

  it('flags exactly the pairs that the table does not have', () => {
    for (const { status, substatuses } of statusTable) {
      for (const substatus of referralSubstatus.values) {
        const text = pair(`"${status}"`, `"${substatus}"`);
        const expected = substatus === 'None' || substatuses.includes(substatus) ? 0 : 1;
        assert.equal(problems(text, code).length, expected, text);
      }
    }
  });

  it('flags the substatus and names what is allowed', () => {
    const [problem] = flags(code, pair('"Closed"', '«"Pending"»'), /"Won", "Lost", "Declined", "Expired" or "Error"/);
    assert.equal(problem?.related?.length, 1);
    flags(code, '{ "id": "1", "substatus": «"Won"», "status": "New" }');
    flags(code, '[{ "id": "1" }, { "id": "2", "status": "New", "substatus": «"Won"» }]');
    flags(code, '{ "value": [{ "id": "1", "status": "closed", "substatus": «"accepted"» }] }');
  });

  it('passes if a half is missing, null or not a value', () => {
    for (const [status, substatus] of [
      ['null', '"Won"'],
      ['"Closed"', 'null'],
      ['"Foo"', '"Won"'],
      ['"New"', '"Foo"'],
      ['"None"', '"Won"'],
      ['5', '"Won"'],
    ]) {
      passes(code, pair(status ?? '', substatus ?? ''));
    }
    passes(code, '{ "id": "1" }');
  });
});

describe('status.missing-substatus', () => {
  const code = 'status.missing-substatus';

  it('flags the status, or None beside it', () => {
    flags(code, '{ "id": "1", "status": «"Closed"» }', /"Won", "Lost"/);
    flags(code, pair('«"New"»', 'null'), /"Pending" or "Received"/);
    flags(code, pair('"Active"', '«"None"»'), /Accepted/);
  });

  it('passes any other substatus, and no status', () => {
    passes(code, pair('"New"', '"Pending"'));
    passes(code, pair('"New"', '"Foo"'));
    passes(code, '{ "id": "1" }');
    passes(code, '{ "id": "1", "status": "None" }');
  });
});

describe('status.missing-status', () => {
  const code = 'status.missing-status';

  it('flags the substatus and names its status', () => {
    const [problem] = flags(code, '{ "id": "1", "substatus": «"Won"» }', /Closed/);
    assert.equal(problem?.data?.suggestion, 'Closed');
    flags(code, pair('null', '«"Pending"»'));
  });

  it('passes a status, None, and no substatus', () => {
    passes(code, pair('"Foo"', '"Won"'));
    passes(code, '{ "id": "1", "substatus": "None" }');
    passes(code, '{ "id": "1" }');
  });
});

describe('status.none', () => {
  it('flags None', () => {
    flags('status.none', '{ "id": "1", "status": «"None"» }', /"New", "Active" or "Closed"/);
  });

  it('passes the others, and None as substatus', () => {
    passes('status.none', '{ "id": "1", "status": "New", "substatus": "None" }');
    passes('status.none', '{ "id": "1", "status": null }');
  });
});

describe('status.closed-without-reason', () => {
  const code = 'status.closed-without-reason';

  it('flags Lost, Declined and Error without a reason', () => {
    for (const substatus of ['Lost', 'Declined', 'Error']) flags(code, pair('"Closed"', `«"${substatus}"»`));
    flags(code, '{ "id": "1", "status": "Closed", "substatus": «"Lost"», "statusReason": " " }');
  });

  it('passes a reason, and other outcomes', () => {
    passes(code, '{ "id": "1", "status": "Closed", "substatus": "Lost", "statusReason": "Budget" }');
    passes(code, pair('"Closed"', '"Won"'));
    passes(code, pair('"Closed"', '"Expired"'));
    passes(code, pair('"New"', '"Lost"'));
  });
});

describe('a status that says a substatus, or has only one', () => {
  const text = (status: string, more = '') => `{"id":"1","eTag":"x","status":"${status}"${more}}`;
  const language = createReferralLanguage();
  const changed = (before: string): string[] => {
    const document = language.parse(before);
    const [problem] = language.validate(document);
    return problem ? language.fixes(document, problem).map(({ edits }) => applyEdits(before, edits)) : [];
  };

  it('is written with it', () => {
    for (const status of ['Won', 'Closed Won', 'Closed-Won', 'closed (won)'])
      assert.equal(changed(text(status))[0], text('Closed', ',"substatus":"Won"'), status);
    assert.ok(changed(text('None')).includes(text('Active', ',"substatus":"Accepted"')));
    assert.ok(changed(text('None', ',"substatus":"None"')).includes(text('Active', ',"substatus":"Accepted"')));
  });

  it('leaves what is there', () => {
    for (const fixed of changed(text('Closed Won', ',"substatus":"Lost","statusReason":"x"')))
      assert.match(fixed, /"substatus":"Lost"/);
  });
});
