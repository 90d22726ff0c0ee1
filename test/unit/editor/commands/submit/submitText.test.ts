import assert from 'node:assert/strict';
import { submitAllText, submittedWords } from '../../../../../src/editor/commands/submit/submitText';

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

type Outcome = Parameters<typeof submitAllText>[0]['results'][number]['outcome'];

describe('the sentence after Submit All', () => {
  const text = (outcomes: Outcome[], left = 0, canceled = false) =>
    submitAllText({ results: outcomes.map((outcome) => ({ outcome })), left, canceled }, 'Partner Center');
  const eight = Array<Outcome>(8).fill('updated');

  it('counts what was submitted, and says why the others were not', () => {
    assert.equal(
      text([...eight, 'conflict', 'blocked']),
      '8 of 10 referrals submitted. 1 was also changed in Partner Center, 1 has errors.',
    );
    assert.equal(
      text(['conflict', 'conflict', 'invalid', 'blocked']),
      'Nothing was submitted. 2 were also changed in Partner Center, 2 have errors.',
    );
    assert.equal(text(['created', 'failed'], 2), '1 of 4 referrals submitted. 1 failed, 2 not tried.');
  });

  it('counts only what was chosen: what was left out is not among the submitted', () => {
    const left = (count: number, outcomes: Outcome[]) =>
      submitAllText(
        { results: outcomes.map((outcome) => ({ outcome })), left: 0, canceled: false, leftOut: count },
        'Partner Center',
      );
    assert.equal(left(3, ['created', 'updated']), '2 referrals submitted to Partner Center. 3 were left out.');
    assert.equal(left(1, ['created', 'failed']), '1 of 2 referrals submitted. 1 failed, 1 was left out.');
    assert.equal(left(2, []), 'Nothing was submitted. 2 were left out.');
  });

  it('is short if all went well', () => {
    assert.equal(text(['created']), '1 referral submitted to Partner Center.');
    assert.equal(text(['created', 'unchanged']), '2 referrals submitted to Partner Center.');
    assert.equal(text([]), 'Nothing to submit: no referral is new or changed.');
  });

  it('tells how far a canceled one came', () => {
    assert.equal(
      text(['created', 'updated', 'blocked'], 7, true),
      'Submit canceled after 3 of 10 referrals. 2 submitted. 1 has errors.',
    );
  });

  it('has words for every outcome', () => {
    const all: Outcome[] = ['conflict', 'blocked', 'invalid', 'gone', 'doubtful', 'failed', 'unwritten'];
    for (const outcome of all) assert.match(text([outcome]), /^Nothing was submitted\. 1 \w+/, outcome);
  });
});
