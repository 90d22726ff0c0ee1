import assert from 'node:assert/strict';
import { planFile } from '../../../../src/sync/plan/planReferral';
import { CreateNotesError } from '../../../../src/sync/state/creates/createNotes';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryFile } from '../memoryFile';
import { createWorld } from '../submit/createWorld';

const deal = { name: 'Deal', type: 'Independent', customerProfile: { name: 'Contoso' }, target: [] };
const text = JSON.stringify(deal, null, 2);

/** The plan of a file with this text, after the deal was created from another state of it. */
async function planned(
  now: string,
  held = { hasId: async () => false, hasReference: async () => false, withoutId: async () => [] },
) {
  const { services } = createWorld();
  const { file, state } = memoryFile(text);
  assert.equal((await submitReferral(services, file)).outcome, 'created');
  state.text = now;
  return (await planFile({ ...services, held }, file)).map(({ plan }) => plan);
}

describe('planFile', () => {
  it('gives a referral that has lost its ID back to what was created from it', async () => {
    assert.deepEqual(await planned(text), ['adopt']);
  });

  it('asks about one that was changed since it was created', async () => {
    assert.deepEqual(await planned(JSON.stringify({ ...deal, qualification: 'SalesQualified' })), ['doubtful']);
  });

  it('asks about one that is the same as a referral in another file', async () => {
    const held = { hasId: async () => true, hasReference: async () => true, withoutId: async () => [] };
    assert.deepEqual(await planned(text, held), ['doubtful']);
  });

  it('says of a draft what is still to fill in, and not what was created from it', async () => {
    assert.deepEqual(await planned(JSON.stringify({ ...deal, details: { notes: '<Notes>' } })), ['create']);
  });

  it('leaves damaged records to the submit, and hides no other failure', async () => {
    const { services } = createWorld();
    const { file } = memoryFile(text);
    const failing = (error: Error) => {
      const fails = async () => Promise.reject(error);
      return planFile({ ...services, records: { get: fails, change: fails } }, file);
    };
    assert.deepEqual(
      (await failing(new CreateNotesError())).map(({ plan }) => plan),
      ['create'],
    );
    await assert.rejects(failing(new Error('The disk is gone.')), /disk is gone/);
  });

  it('creates another deal', async () => {
    const another = { ...deal, name: 'Another one' };
    assert.deepEqual(await planned(JSON.stringify({ ...another, customerProfile: { name: 'Fabrikam' } })), ['create']);
    assert.deepEqual(await planned(JSON.stringify({ ...another, externalReferenceId: 'CRM-2' })), ['create']);
  });

  it('asks about one of the same customer in the place of one that no file has', async () => {
    assert.deepEqual(await planned(JSON.stringify({ ...deal, name: 'Another one' })), ['doubtful']);
  });
});
