import assert from 'node:assert/strict';
import { errorBody } from '../../../../src/api/errors/errorBody';

describe('errorBody', () => {
  it('reads the documented shape', () => {
    const body = { error: { code: 'unAuthorized', message: 'No.', target: 'referral', innerError: { code: 'Inner' } } };
    assert.deepEqual(errorBody(body), {
      codes: ['unAuthorized', 'Inner'],
      isServiceError: true,
      message: 'No.',
      target: 'referral',
      targets: [{ target: 'referral', code: 'Inner', message: 'No.' }],
    });
  });

  it('reads other casings, and an error that is not wrapped', () => {
    assert.deepEqual(errorBody({ Error: { CODE: 'a', innererror: { Code: 'b' } } }).codes, ['a', 'b']);
    assert.deepEqual(errorBody({ code: 'a', message: 'm' }), { codes: ['a'], isServiceError: false, message: 'm' });
  });

  it('makes one short line of a message', () => {
    assert.equal(errorBody({ error: { message: 'a\r\n\u001b[31m\tb' } }).message, 'a \\u001b[31m b');
    assert.equal(errorBody({ error: { message: 'x'.repeat(2000) } }).message?.length, 301);
  });

  it('names all places: the innermost word of each', () => {
    const error = {
      code: 'invalidRequest',
      message: 'Two things are wrong.',
      target: 'referral',
      innerError: {
        code: 'invalidModel',
        details: [{ Target: 'Details.Currency', Code: 'missing', Message: 'Currency is required.' }],
        innerError: { code: 'badCountry', target: 'customerProfile.address.country', message: 'Not a country.' },
      },
      details: [
        { target: 'team[0].email', message: 'Not an address.', innerError: { code: 'noAt', message: 'It has no @.' } },
        { target: 'team[0].email', message: 'Not an address.', innerError: { code: 'noAt', message: 'It has no @.' } },
        { code: 'x', message: 'No place of its own.' },
        'no object',
      ],
    };
    assert.deepEqual(errorBody({ error }).targets, [
      { target: 'referral', code: 'invalidModel', message: 'Two things are wrong.' },
      { target: 'customerProfile.address.country', code: 'badCountry', message: 'Not a country.' },
      { target: 'Details.Currency', code: 'missing', message: 'Currency is required.' },
      { target: 'team[0].email', code: 'noAt', message: 'It has no @.' },
      { target: 'referral', code: 'x', message: 'No place of its own.' },
    ]);
  });

  it('reads what ASP.NET says of properties', () => {
    const body = {
      title: 'Invalid.',
      status: 400,
      errors: { 'Details.DealValue': ['Not a number.', 'Too long.'], x: 5 },
    };
    assert.deepEqual(errorBody(body), {
      codes: [],
      isServiceError: false,
      message: 'Invalid.',
      targets: [
        { target: 'Details.DealValue', message: 'Not a number.' },
        { target: 'Details.DealValue', message: 'Too long.' },
      ],
    });
  });

  it('does not say of a place what was said of another one', () => {
    const error = {
      target: 'a',
      code: 'outer',
      message: 'Of a.',
      details: [{ target: 'b' }, { target: 'c', code: 'inner' }],
    };
    assert.deepEqual(errorBody({ error }).targets, [
      { target: 'a', code: 'outer', message: 'Of a.' },
      { target: 'b', message: 'This was rejected.' },
      { target: 'c', code: 'inner', message: 'inner' },
    ]);
  });

  it('reads one message of a property, also in a model state, and nothing in other lists of errors', () => {
    assert.deepEqual(errorBody({ errors: { name: 'Too long.', '': 'No place.' } }).targets, [
      { target: 'name', message: 'Too long.' },
    ]);
    assert.deepEqual(errorBody({ ModelState: { 'Team[0].Email': ['No @.'] } }).targets, [
      { target: 'Team[0].Email', message: 'No @.' },
    ]);
    for (const errors of ['text', ['text'], null, 5]) assert.equal(errorBody({ errors }).targets, undefined);
  });

  it('says something of a place without words, and ends on thousands of places', () => {
    assert.deepEqual(errorBody({ error: { target: 'x' } }).targets, [{ target: 'x', message: 'This was rejected.' }]);
    const details = Array.from({ length: 5000 }, (_, index) => ({ target: `t${index}`, message: 'm' }));
    assert.equal(errorBody({ error: { details } }).targets?.length, 100);
  });

  it('finds nothing in anything else', () => {
    for (const body of [undefined, null, 'x', 5, [], {}, { error: 'x' }, { error: { code: 5, message: {} } }]) {
      assert.deepEqual(errorBody(body), { codes: [], isServiceError: false }, JSON.stringify(body));
    }
  });

  it('ends on an error that nests without end', () => {
    const error: Record<string, unknown> = { code: 'a' };
    error.innerError = error;
    assert.ok(errorBody({ error }).codes.length < 100);
    const details: unknown[] = [];
    details.push({ target: 'x', message: 'm', details });
    assert.deepEqual(errorBody({ error: { details } }).targets, [{ target: 'x', message: 'm' }]);
  });
});
