import assert from 'node:assert/strict';
import { parseJson } from '../../../../src/base/exactJson';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes } from '../markers';

describe('money.negative-value', () => {
  const code = 'money.negative-value';

  it('flags values below zero', () => {
    const [problem] = flags(code, '{ "id": "1", "details": { "dealValue": «-1» } }', /dealValue.*0 or more/);
    assert.equal(problem?.severity, 'error');
    flags(code, '{ "Details": { "DealValue": «-0.01», "Requirements": { "Solutions": [{ "price": «-5» }] } } }');
    flags(code, '{ "registrations": [{ "contract": { "value": «-1e3» } }] }');
  });

  it('passes zero and more, null, other types and other places', () => {
    for (const literal of ['0', '-0', '0.5', '1e21', 'null', '"-1"', '[]']) {
      passes(code, `{ "id": "1", "details": { "dealValue": ${literal} } }`);
    }
    passes(code, '{ "dealValue": -1 }');
    passes(code, '{ "dealValue": -1, "details": null, "registrations": [{}, { "contract": null, "value": -1 }] }');
    passes(code, '{ "id": "1" }');
  });
});

describe('money.out-of-range', () => {
  const code = 'money.out-of-range';

  it('flags a number that is too large, anywhere', () => {
    for (const number of ['1e400', '-1E309', '1.5e+999', `${'9'.repeat(310)}`, `${'9'.repeat(310)}.5`]) {
      flags(code, `{ "details": { "dealValue": «${number}» } }`, /is too large for a number/);
    }
    flags(code, '{ "details": { "requirements": { "solutions": [{ "price": «1e400» }] } } }');
    flags(code, '{ "unknown": «1e400» }');
    flags(code, '{ "unknown": [{ "list": [1, «1e400»] }] }');
    flags(code, '{ "id": "1", "eTag": "2", "details": { "dealValue": «1e400» } }');
  });

  it('passes other numbers', () => {
    for (const number of ['1e308', '-1.7e308', '1e-400', '0e999', '9007199254740993', '123456789012345678901.25']) {
      passes(code, `{ "details": { "dealValue": ${number} }, "unknown": [${number}] }`);
    }
    passes(code, '{ "name": "1e400" }');
    passes(code, '{ "name": 1e400 }'); // it has the wrong type
  });

  it('passes what the service itself has', () => {
    const known = () => ({ seen: '', body: parseJson('{"details":{"dealValue":1e400}}') });
    const language = createReferralLanguage({ known });
    const codes = (number: string): string[] =>
      language
        .validate(language.parse(`{ "id": "1", "eTag": "2", "details": { "dealValue": ${number} } }`))
        .map((problem) => problem.code);
    assert.ok(!codes('1e400').includes(code));
    assert.ok(codes('1e401').includes(code));
  });
});

describe('money.thousands-point', () => {
  const code = 'money.thousands-point';

  it('flags a point that may separate thousands', () => {
    const [problem] = flags(
      code,
      '{ "details": { "dealValue": «120.000», "currency": "EUR" } }',
      /^The point in 120\.000 is a decimal point\. Did you mean 120000\?$/,
    );
    assert.equal(problem?.severity, 'warning');
    flags(code, '{ "details": { "dealValue": «1.125» } }');
  });

  it('passes other amounts, and currencies with three decimals', () => {
    for (const literal of ['120', '120.00', '120.0000', '1200.000', '0.125', '-1.000', '1.000e3', '"120.000"', 'null'])
      passes(code, `{ "details": { "dealValue": ${literal}, "currency": "EUR" } }`);
    passes(code, '{ "details": { "dealValue": 120.125, "currency": "KWD" } }');
  });

  it('passes what the service sent, and flags what the user made of it', () => {
    const text = (value: string) =>
      `{ "id": "1", "eTag": "2", "details": { "dealValue": ${value}, "currency": "EUR" } }`;
    const known = (value: string) => ({
      known: () => ({ seen: '', body: parseJson(`{"details":{"dealValue":${value}}}`) }),
    });
    passes(code, text('120.125'), known('120.125'));
    flags(code, text('«12.500»'), undefined, known('12.5'));
    flags(code, text('«12.500»'), undefined, known('3'));
  });
});

describe('money.missing-currency', () => {
  const code = 'money.missing-currency';
  const german = '"customerProfile": { "address": { "country": "DE" } }';

  it('flags the deal value', () => {
    const [problem] = flags(code, '{ "id": "1", "details": { "dealValue": «50000» } }', /"USD" or "EUR"/);
    assert.equal(problem?.severity, 'warning');
    flags(code, '{ "Details": { "Currency": null, "DealValue": «1» } }');
  });

  it("names the currency of the customer's country", () => {
    const [problem] = flags(
      code,
      `{ "id": "1", ${german}, "details": { "dealValue": «5» } }`,
      /"EUR" for the customer's country/,
    );
    assert.deepEqual(problem?.data?.allowed?.slice(0, 2), ['EUR', 'USD']);
    flags(
      code,
      '{ "details": { "dealValue": «5» }, "customerProfile": { "address": { "country": "Japan" } } }',
      /"JPY"/,
    );
    flags(
      code,
      '{ "details": { "dealValue": «5» }, "customerProfile": { "address": { "country": "AQ" } } }',
      /"USD" or/,
    );
  });

  it('passes a currency, right or wrong, and no value', () => {
    for (const details of [
      '"dealValue": 5, "currency": "USD"',
      '"dealValue": 5, "currency": "?"',
      '"dealValue": null',
      '',
    ]) {
      passes(code, `{ "id": "1", "details": { ${details} } }`);
    }
    passes(code, '{ "dealValue": 5, "details": null }');
    passes(code, '{ "Details": { "DealValue": 5, "Currency": "USD" } }');
  });
});

describe('money.precision', () => {
  const code = 'money.precision';

  it('tells of digits that other programs round', () => {
    const [problem] = flags(
      code,
      '{ "details": { "dealValue": «9007199254740993», "currency": "EUR" } }',
      /^Other programs read 9007199254740993 as 9007199254740992\.$/,
    );
    assert.equal(problem?.severity, 'information');
    flags(code, '{ "details": { "dealValue": «123456789.123456789123» } }');
  });

  it('tells of numbers that are 0 for them, and of such as they change', () => {
    for (const [number, read] of [
      ['1e-400', '0'],
      ['0.1e-400', '0'],
      ['12.5E-999', '0'],
      ['4.9e-324', '5e-324'],
    ] as const)
      flags(
        code,
        `{ "details": { "dealValue": «${number}» } }`,
        new RegExp(`^Other programs read ${number} as ${read}\\.$`),
      );
  });

  it('passes what they keep, what is too large, and what the service has', () => {
    for (const number of [
      '9007199254740992',
      '0.1',
      '1.10',
      '1E2',
      '0e-400',
      '0.0e5',
      '5e-324',
      '1.5e-10',
      '0.30000000000000004',
      '1e400',
      '10000',
    ])
      passes(code, `{ "details": { "dealValue": ${number} } }`);
    const known = () => ({ seen: '', body: parseJson('{"details":{"dealValue":9007199254740993}}') });
    passes(code, '{ "id": "1", "eTag": "2", "details": { "dealValue": 9007199254740993 } }', { known });
  });
});
