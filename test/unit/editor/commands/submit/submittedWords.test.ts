import assert from 'node:assert/strict';
import { submittedWords } from '../../../../../src/editor/commands/submit/submittedWords';

describe('the sentence after a submit', () => {
  const answer = { set: [], status: 'Active · Accepted' };
  const version = { pointer: '', id: 'a', eTag: '"2"' };

  it('tells the status that the service gave', () => {
    assert.equal(
      submittedWords([{ ...version, outcome: 'created', answer: { ...answer, set: [['status']] } }], 'the sandbox'),
      'Created in the sandbox. Status is now Active · Accepted.',
    );
  });

  it('names what was updated, and what the service changed of it', () => {
    const set = [['details', 'notes']];
    assert.equal(
      submittedWords([{ ...version, outcome: 'updated', sent: [['name']], answer: { ...answer, set } }], 'the sandbox'),
      'Updated in the sandbox: deal name. Also set by the sandbox: notes.',
    );
  });

  it('counts several referrals', () => {
    const created = { ...version, outcome: 'created', answer } as const;
    assert.equal(
      submittedWords([created, { ...created, pointer: '/1', id: 'b' }], 'Partner Center'),
      '2 referrals submitted to Partner Center.',
    );
  });
});
