import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';

describe('errors at values that the service sent', () => {
  const id = '0a1b2c3d-1111-4222-8333-444455556666';
  const sent = {
    ...{ id, eTag: '"1"', status: 'Active', substatus: 'Accepted', type: 'Consortium' },
    team: { email: 'ada@contoso.example' },
    customerProfile: { name: 'Contoso', size: '10001+employees' },
  };
  const found = (value: unknown, severities = {}) => {
    const language = createReferralLanguage({
      severities,
      known: (asked) => (asked === id ? { status: 'Active', substatus: 'Accepted', body: sent } : undefined),
    });
    return language
      .validate(language.parse(JSON.stringify(value, undefined, 2)))
      .map(({ severity, path, message }) => ({ severity, path, isExplained: message.includes('The service sent') }));
  };
  const warning = (path: string) => ({ severity: 'warning', path, isExplained: true });
  const error = (path: string) => ({ severity: 'error', path, isExplained: false });

  it('are warnings that say so', () => {
    const paths = ['/type', '/team', '/customerProfile/size'];
    assert.deepEqual(found(sent), paths.map(warning));
    assert.deepEqual(
      found({ value: [{ ...sent, id: '1' }, sent] }).filter(({ path }) => path.startsWith('/value/1')),
      paths.map((path) => warning(`/value/1${path}`)),
    );
  });

  it('are warnings for two names of one property, whatever their values are, unless the user wrote one', () => {
    const both = {
      ...{ id, eTag: '"1"', status: 'Active', substatus: 'Accepted' },
      details: { notes: 'a', Notes: 'b' },
    };
    const check = (value: object, body: unknown) => {
      const language = createReferralLanguage({ known: () => ({ status: 'Active', substatus: 'Accepted', body }) });
      return language
        .validate(language.parse(JSON.stringify(value, undefined, 2)))
        .filter(({ code }) => code === 'syntax.duplicate-property')
        .map(({ severity, message }) => `${severity}: ${message}`);
    };
    const text = '"Notes" and "notes" are the same property. Keep one of them.';
    assert.deepEqual(check(both, both), [`warning: ${text} The service sent both.`]);
    assert.deepEqual(check({ ...both, details: { notes: 'mine', Notes: 'b' } }, both), [
      `warning: ${text} The service sent both.`,
    ]);
    assert.deepEqual(check(both, { ...both, details: { notes: 'a' } }), [`error: ${text}`]);
  });

  it('stay errors once the user changes the value', () => {
    assert.deepEqual(found({ ...sent, type: 'Consortia' }), [
      error('/type'),
      warning('/team'),
      warning('/customerProfile/size'),
    ]);
    assert.deepEqual(found({ ...sent, customerProfile: { size: '10001+' } }), [
      warning('/type'),
      warning('/team'),
      error('/customerProfile/size'),
    ]);
  });

  it('stay errors if they do not fit what the user changed beside them', () => {
    const paths = ['/type', '/team', '/customerProfile/size'].map(warning);
    assert.deepEqual(
      found({ ...sent, status: 'Closed' }).filter(({ severity }) => severity === 'error'),
      [error('/substatus')],
    );
    assert.deepEqual(
      found({ ...sent, status: 'Closed' }).filter(({ isExplained }) => isExplained),
      paths,
    );
  });

  it('stay errors in a referral that nothing is known of, and if the user wants them to be', () => {
    assert.deepEqual(
      found({ ...sent, id: '1a1b2c3d-1111-4222-8333-444455556666' }).map(({ severity }) => severity),
      ['error', 'error', 'error'],
    );
    assert.deepEqual(found(sent, { 'value.unknown': 'error' }), [
      error('/type'),
      warning('/team'),
      error('/customerProfile/size'),
    ]);
  });
});
