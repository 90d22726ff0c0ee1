import assert from 'node:assert/strict';
import { submittedWords } from '../../../../src/editor/commands/submittedWords';
import { newReference } from '../../../../src/sync/submit/reference';

describe('the sentence after a submit', () => {
  const words = (before: object, after: object, outcome: 'created' | 'updated', changes: string[] = []) =>
    submittedWords(
      {
        before: JSON.stringify(before),
        after: JSON.stringify({ ...after, id: 'a', eTag: '"2"' }),
        results: [{ pointer: '', outcome, id: 'a', eTag: '"2"', sent: changes.map((path) => path.split('/')) }],
      },
      'the sandbox',
    );
  const mine = { name: 'Deal', status: 'New', substatus: 'Pending', details: { notes: 'n' } };

  it('tells the status that the service gave, and not what it only added', () => {
    const after = {
      ...mine,
      status: 'Active',
      substatus: 'Accepted',
      engagementId: 'e',
      target: [],
      createdDateTime: 'c',
    };
    assert.equal(words(mine, after, 'created'), 'Created in the sandbox. Status is now Active · Accepted.');
  });

  it('names what was updated, and what the service changed of it', () => {
    assert.equal(
      words({ ...mine, id: 'a' }, { ...mine, details: { notes: 'trimmed' } }, 'updated', ['name']),
      'Updated in the sandbox: deal name. Also set by the sandbox: notes.',
    );
  });

  it('does not say that the service set a reference that was generated here', () => {
    const copy = { ...mine, externalReferenceId: newReference() };
    assert.equal(words(copy, { ...copy, externalReferenceId: newReference() }, 'created'), 'Created in the sandbox.');
    assert.equal(
      words(copy, { ...copy, externalReferenceId: 'CRM-7' }, 'created'),
      'Created in the sandbox. Also set by the sandbox: external reference ID.',
    );
  });

  it('counts several referrals', () => {
    const results = [
      { pointer: '/0', outcome: 'created', id: 'a', eTag: '' },
      { pointer: '/1', outcome: 'created', id: 'b', eTag: '' },
    ] as const;
    assert.equal(
      submittedWords({ before: '[]', after: '[]', results }, 'Partner Center'),
      '2 referrals submitted to Partner Center.',
    );
  });
});
