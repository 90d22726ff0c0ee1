import assert from 'node:assert/strict';
import { referral } from '../../../../src/domain/referral/referral';
import { flags, passes, problems } from '../markers';

const today = { today: '2026-11-23T12:00:00Z' };
const closing = (literal: string) => `{ "id": "1", "details": { "closingDateTime": ${literal} } }`;

/** What the service sends, and what else is a date-time in UTC. */
const right = [
  '2026-12-31T00:00:00Z',
  '2022-02-28T17:27:47.8754901Z',
  '2018-10-29T21:24:52.040469Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
  '2024-02-29T00:00:00Z',
  '2000-02-29T00:00:00Z',
  '2026-12-31T23:59Z',
  '2026-12-31t00:00:00z',
];

describe('date.invalid', () => {
  const code = 'date.invalid';

  it('flags what is not a date-time, at any date of the referral', () => {
    for (const text of [
      'soon',
      '',
      ' ',
      '31.12.2026',
      '12/31/2026',
      '2026-12-31',
      '2026-12-31 00:00:00Z',
      '20261231T000000Z',
      '2026-12-31T00:00:00Z ',
      '2026-12-31T00:00:00 Z',
      '2026-12-31T00:00:00,5Z',
      '2026-12-31T00:00:00.Z',
      '2026-12-31T1:00:00Z',
      '2026-12-31T00:00:00+1:00',
      '１２３４-12-31T00:00:00Z',
      'x'.repeat(500),
    ]) {
      flags(code, closing(`«${JSON.stringify(text)}»`), /(Use|Did you mean) .*"\d{4}-\d\d-\d\dT.*Z"/);
    }
    for (const { name, format } of referral.properties) {
      if (format === 'dateTime') flags(code, `{ "id": "1", "${name}": «"tomorrow"» }`);
    }
    flags(code, '{ "details": { "requirements": { "solutions": [{}, { "closingDateTime": «"x"» }] } } }');
    flags(code, '{ "registrations": [{ "registrationDateTime": «"x"», "contract": { "endDateTime": «"y"» } }] }');
  });

  it('flags days and times that do not exist, and says why', () => {
    for (const [text, why] of [
      ['2026-02-30T00:00:00Z', /2026-02 has 28 days, so the day can't be 30/],
      ['2025-02-29T00:00:00Z', /2025-02 has 28 days/],
      ['1900-02-29T00:00:00Z', /28 days/],
      ['2024-02-30T00:00:00Z', /29 days/],
      ['2026-04-31T00:00:00Z', /2026-04 has 30 days/],
      ['2026-12-32T00:00:00Z', /2026-12 has 31 days/],
      ['2026-12-00T00:00:00Z', /day can.t be 0/],
      ['2026-13-01T00:00:00Z', /month must be 01 to 12, not 13/],
      ['2026-00-01T00:00:00Z', /month must be 01 to 12, not 00/],
      ['0000-01-01T00:00:00Z', /year can.t be 0000/],
      ['2026-12-31T25:00:00Z', /hour must be 00 to 23, not 25/],
      ['2026-12-31T24:00:00Z', /hour must be 00 to 23, not 24/],
      ['2026-12-31T00:60:00Z', /minute must be 00 to 59, not 60/],
      ['2026-12-31T00:00:60Z', /second must be 00 to 59, not 60/],
      ['2026-12-31T00:00:00+24:00', /offset \+24:00/],
      ['2026-02-30', /2026-02 has 28 days/],
      ['2026-02-30T00:00:00+01:00', /2026-02 has/],
    ] as const) {
      flags(code, closing(`«"${text}"»`), why);
    }
  });

  it('says that a date alone lacks its time', () => {
    flags(code, closing('«"03/04/2027"»'), /Did you mean "2027-03-04T00:00:00Z" or "2027-04-03T00:00:00Z"\?$/);
    flags(code, closing('«"2026-12-31"»'), /The time is missing\. Did you mean "2026-12-31T00:00:00Z"/);
  });

  it('sees through spelling, lists and broken text', () => {
    flags(code, '{ "Details": { "ClosingDateTime": «"x"» } }');
    flags(code, '[{ "id": "1" }, { "CREATEDDATETIME": «"x"» }]');
    flags(code, '{ "value": [{ "createdDateTime": «"x"» }] }');
    flags(code, '{ "createdDateTime": «"x"», "details": { "closingDateTime": «"y"»');
  });

  it('passes what the service sends, other zones, null, other types and unknown properties', () => {
    for (const text of right) passes(code, closing(`"${text}"`));
    for (const text of ['2026-12-31T00:00:00', '2026-12-31T00:00:00+01:00', '2026-12-31T00:00:00.5-0330']) {
      passes(code, closing(`"${text}"`));
    }
    for (const literal of ['null', '5', 'true', '{}', '[]', '["x"]']) passes(code, closing(literal));
    passes(code, '{ "anything": { "createdDateTime": "x" }, "details": [{ "closingDateTime": "x" }] }');
    passes(code, '{ "details": null, "registrations": [null, 5, "x"] }');
  });
});

describe('date.not-utc', () => {
  const code = 'date.not-utc';

  it('flags a date-time with an offset, or without any', () => {
    for (const [text, meant] of [
      ['2026-12-31T00:00:00', '2026-12-31T00:00:00Z'],
      ['2026-12-31T00:00:00.1234567', '2026-12-31T00:00:00.1234567Z'],
      ['2026-12-31T00:00:00+01:00', '2026-12-30T23:00:00Z'],
      ['2026-12-31T23:30:00.1234567-05:30', '2027-01-01T05:00:00.1234567Z'],
      ['2026-12-31T00:00:00+00:00', '2026-12-31T00:00:00Z'],
      ['2026-12-31T00:00:00-00:00', '2026-12-31T00:00:00Z'],
      ['2026-12-31T05:00+0530', '2026-12-30T23:30:00Z'],
      ['2026-12-31T05:00:00+05', '2026-12-31T00:00:00Z'],
      ['0099-12-31T05:00:00+05:00', '0099-12-31T00:00:00Z'],
    ]) {
      const [problem] = flags(code, closing(`«"${text}"»`), /in UTC/);
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'warning');
    }
  });

  it('suggests nothing before the year 1', () => {
    const [problem] = flags(code, closing('«"0001-01-01T00:00:00+01:00"»'));
    assert.equal(problem?.data?.suggestion, undefined);
  });

  it('passes UTC, what is not a date-time at all, and null', () => {
    for (const text of [...right, 'soon', '2026-02-30T00:00:00', '2026-12-31', '']) passes(code, closing(`"${text}"`));
    passes(code, closing('null'));
  });
});

describe('date.order', () => {
  const code = 'date.order';
  const dates = (other: string) => `{ "id": "1", "createdDateTime": "2026-05-02T10:00:00.0000000Z", ${other} }`;

  it('flags what is before the creation', () => {
    for (const name of ['updatedDateTime', 'expirationDateTime', 'acceptedDateTime', 'closedDateTime']) {
      const [problem] = flags(code, dates(`"${name}": «"2026-05-01T10:00:00Z"»`), /createdDateTime/);
      assert.equal(problem?.related?.length, 1);
      assert.equal(problem?.severity, 'warning');
    }
    flags(
      code,
      dates('"updatedDateTime": «"2026-05-02T09:59:59Z"», "AcceptedDateTime": «"2026-05-02T11:00:00+02:00"»'),
    );
    flags(code, '{ "updatedDateTime": «"2026-05-01T10:00:00"», "CreatedDateTime": "2026-05-02T10:00:00" }');
  });

  it('passes what is at once or later, within a second, never, or no date', () => {
    for (const text of [
      '2026-05-02T10:00:00Z',
      '2026-05-02T10:00:00.0000001Z',
      '2026-05-02T09:59:59.9999999Z',
      '2026-05-02T11:30:00+01:00',
      '2027-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      'soon',
      '',
      '2026-05-01',
    ]) {
      passes(code, dates(`"updatedDateTime": "${text}"`));
    }
    passes(code, dates('"updatedDateTime": null'));
    passes(code, '{ "updatedDateTime": "2026-05-01T10:00:00Z" }');
    passes(code, '{ "createdDateTime": "0001-01-01T00:00:00Z", "updatedDateTime": "2026-05-01T10:00:00Z" }');
    passes(code, '{ "createdDateTime": null, "updatedDateTime": "2026-05-01T10:00:00Z" }');
    passes(code, dates('"details": { "closingDateTime": "2020-01-01T00:00:00Z" }'));
  });
});

describe('date.closing-in-past', () => {
  const code = 'date.closing-in-past';
  const deal = (status: string, date: string) =>
    `{ "id": "1", "status": ${status}, "details": { "closingDateTime": ${date} } }`;

  it('flags a closing date before today while New or Active', () => {
    flags(code, deal('"New"', '«"2026-11-22T23:59:59.9999999Z"»'), /yesterday/, today);
    const [problem] = flags(
      code,
      deal('"Active"', '«"2026-01-01T00:00:00Z"»'),
      /Active.*326 days ago \(2026-01-01\)/,
      today,
    );
    assert.equal(problem?.severity, 'warning');
    assert.deepEqual(problem?.data?.allowed, ['2026-12-23T00:00:00Z', '2027-02-21T00:00:00Z']);
    flags(code, deal('"active"', '«"2026-11-23T01:00:00+02:00"»'), undefined, today);
    flags(code, '{ "Status": "New", "Details": { "ClosingDateTime": «"2026-11-22T00:00:00Z"» } }', undefined, today);
    flags(code, deal('"New"', '«"2026-11-23T00:00:00Z"»'), /yesterday/, { today: '2026-11-24T00:00:00Z' });
  });

  it('passes today, later, never, closed referrals and what is not a date', () => {
    for (const date of [
      '2026-11-23T00:00:00Z',
      '2026-11-24T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '',
    ]) {
      passes(code, deal('"Active"', `"${date}"`), today);
    }
    for (const status of ['"Closed"', 'null', '"None"', '"Foo"'])
      passes(code, deal(status, '"2020-01-01T00:00:00Z"'), today);
    passes(code, deal('"New"', 'null'), today);
    passes(code, deal('"New"', '"2026-11-23T00:00:00Z"'), { today: '2026-11-23T23:59:59.999Z' });
    passes(code, '{ "status": "New", "closingDateTime": "2020-01-01T00:00:00Z" }', today);
  });

  it('asks which day it is', () => {
    const text = deal('"New"', '"2026-11-23T00:00:00Z"');
    assert.equal(problems(text, code, { today: () => new Date('2026-11-23T00:00:00Z') }).length, 0);
    assert.equal(problems(text, code, { today: () => new Date('2026-11-24T00:00:00Z') }).length, 1);
  });
});
