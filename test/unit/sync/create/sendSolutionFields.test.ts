import assert from 'node:assert/strict';
import { moveSolutionFields } from '../../../../src/domain/referral/solutionFields';
import { sendSolutionFields } from '../../../../src/sync/create/sendSolutionFields';

const withAttributes = (...attributes: object[]) => ({
  details: { notes: 'n', requirements: { additionalRequirements: { attributes } } },
});
const area = { type: 'SolutionArea', id: 'Security' };
const intent = { type: 'CustomerMarketplaceIntent', id: 'Yes' };

describe('moveSolutionFields', () => {
  it('moves from the root to attributes, and back', () => {
    const root = { name: 'x', solutionArea: 'Security', details: { notes: 'n' } };
    const moved = moveSolutionFields(root, 'attributes');
    assert.deepEqual(moved, { name: 'x', ...withAttributes(area) });
    assert.deepEqual(moveSolutionFields(moved, 'root'), root);
  });

  it('keeps other attributes, and both values if they differ', () => {
    assert.deepEqual(
      moveSolutionFields({ solutionArea: 'Security', ...withAttributes(intent) }, 'attributes'),
      withAttributes(intent, area),
    );
    assert.deepEqual(moveSolutionFields(withAttributes(intent, area), 'root'), {
      solutionArea: 'Security',
      ...withAttributes(intent),
    });
    const both = { solutionArea: 'Modern Work', ...withAttributes(area) };
    assert.equal(moveSolutionFields(both, 'attributes'), both);
    assert.equal(moveSolutionFields(both, 'root'), both);
  });

  it('is the same object if there is nothing to move', () => {
    for (const value of [
      {},
      { solutionArea: '' },
      { solutionArea: null },
      { details: null },
      { details: { requirements: [] } },
    ]) {
      assert.equal(moveSolutionFields(value, 'attributes'), value);
      assert.equal(moveSolutionFields(value, 'root'), value);
    }
    const one = { solutionArea: 'Security', solutionPlay: 'Data Security' };
    assert.deepEqual(moveSolutionFields(one, 'attributes', ['partnerRole']), one);
  });
});

describe('sendSolutionFields', () => {
  function recorder() {
    const sent: unknown[] = [];
    const saved = async (body: unknown) => {
      sent.push(body);
      return { body: { ...(body as object), id: '1' }, eTag: '"1"' };
    };
    const api = {
      create: saved,
      update: (_id: string, body: unknown) => saved(body),
      patch: (_id: string, operations: unknown) => saved(operations),
      get: () => saved({}),
      listPage: async () => ({ items: [] }),
    };
    return { sent, api };
  }

  it('creates in the chosen form, and updates what it is given', async () => {
    for (const [form, file, other] of [
      ['attributes', { solutionArea: 'Security', details: { notes: 'n' } }, withAttributes(area)],
      ['root', withAttributes(intent, area), { solutionArea: 'Security', ...withAttributes(intent) }],
    ] as const) {
      const { sent, api } = recorder();
      const service = sendSolutionFields(api, form);
      await service.create(file);
      await service.update('1', file, '"0"');
      assert.deepEqual(sent, [other, file]);
    }
  });

  it('changes nothing if the file has the chosen form', async () => {
    const { sent, api } = recorder();
    const file = { solutionArea: 'Security' };
    await sendSolutionFields(api, 'root').create(file);
    assert.equal(sent[0], file);
  });

  it('creates in the form that the service has shown, else at the root', async () => {
    const { sent, api } = recorder();
    const file = { solutionArea: 'Security', details: { notes: 'n' } };
    await sendSolutionFields(api, 'auto').create(file);
    assert.deepEqual(sent.pop(), file);
    const shown = { ...api, get: async () => ({ body: { id: '2', ...withAttributes(area) }, eTag: '"1"' }) };
    const service = sendSolutionFields(shown, 'auto');
    assert.equal(service.solutionForm?.(), 'root');
    await service.get('2');
    assert.equal(service.solutionForm?.(), 'attributes');
    await service.create(file);
    assert.deepEqual(sent.pop(), withAttributes(area));
    await sendSolutionFields(shown, 'root').create(file);
    assert.deepEqual(sent.pop(), file);
  });
});
