import assert from 'node:assert/strict';
import { applyPatch as applyNoted } from '../../../src/sandbox/referral/applyPatch';
import { ServiceError } from '../../../src/sandbox/serviceError';

const referral = {
  status: 'Active',
  team: [{ firstName: 'John' }],
  details: { notes: 'old', requirements: { products: [{ id: 'Azure' }] } },
  own: { 'a/b~c': 1 },
};

const applyPatch = (body: Parameters<typeof applyNoted>[0], patch: unknown) => applyNoted(body, patch, () => undefined);

describe('sandbox JSON Patch', () => {
  const cases: readonly (readonly [name: string, operations: unknown, expected: unknown])[] = [
    ['replaces a value', [{ op: 'replace', path: '/details/notes', value: 'new' }], { notes: 'new' }],
    [
      'replaces what is documented and absent',
      [{ op: 'replace', path: '/details/currency', value: 'EUR' }],
      { currency: 'EUR' },
    ],
    ['reads names in any case', [{ op: 'replace', path: '/Details/Notes', value: 'new' }], { notes: 'new' }],
    [
      'reads numbers as text, as documented',
      [{ op: 'replace', path: '/details/dealValue', value: '10000' }],
      { dealValue: 10000 },
    ],
    ['takes null', [{ op: 'add', path: '/details/notes', value: null }], { notes: null }],
  ];
  for (const [name, operations, expected] of cases) {
    it(name, () => {
      assert.deepEqual(applyPatch(referral, operations).details, { ...referral.details, ...(expected as object) });
    });
  }

  it('appends, inserts and replaces in lists', () => {
    const patched = applyPatch(referral, [
      { op: 'add', path: '/team/-', value: { firstName: 'Jane' } },
      { op: 'add', path: '/team/0', value: { firstName: 'Ada' } },
      { op: 'replace', path: '/team/1/firstName', value: 'Jon' },
      { op: 'add', path: '/target/-', value: { id: 'msft' } },
    ]);
    assert.deepEqual(patched.team, [{ firstName: 'Ada' }, { firstName: 'Jon' }, { firstName: 'Jane' }]);
    assert.deepEqual(patched.target, [{ id: 'msft' }]);
  });

  it('leaves the original alone', () => {
    const before = structuredClone(referral);
    applyPatch(referral, [{ op: 'add', path: '/team/-', value: {} }]);
    assert.deepEqual(referral, before);
  });

  it('unescapes names and takes any name as a name', () => {
    const patched = applyPatch(referral, [
      { op: 'replace', path: '/own/a~1b~0c', value: 2 },
      { op: 'add', path: '/own/__proto__', value: { polluted: true } },
    ]);
    assert.deepEqual(Object.entries(patched.own as object), [
      ['a/b~c', 2],
      ['__proto__', { polluted: true }],
    ]);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  const wrong: readonly (readonly [operations: unknown, target: string])[] = [
    [{ status: 'Closed' }, 'body'],
    [['replace'], '[0]'],
    [[{ op: 'remove', path: '/details/notes' }], '[0].op'],
    [[{ op: 'move', from: '/a', path: '/b' }], '[0].op'],
    [[{ path: '/status', value: 'New' }], '[0].op'],
    [[{ op: 'add', path: 'status', value: 'New' }], '[0].path'],
    [[{ op: 'add', path: '', value: {} }], '[0].path'],
    [[{ op: 'add', path: '/a~2', value: 1 }], '[0].path'],
    [[{ op: 'add', path: '/status' }], '[0].value'],
    [
      [
        { op: 'replace', path: '/status', value: 'New' },
        { op: 'replace', path: '/unknown', value: 1 },
      ],
      '[1].path',
    ],
    [[{ op: 'add', path: '/inviteContext/notes', value: 'x' }], '[0].path'],
    [[{ op: 'add', path: '/status/x', value: 'x' }], '[0].path'],
    [[{ op: 'add', path: '/team/5', value: {} }], '[0].path'],
    [[{ op: 'replace', path: '/team/1', value: {} }], '[0].path'],
    [[{ op: 'replace', path: '/team/-', value: {} }], '[0].path'],
    [[{ op: 'add', path: '/team/01', value: {} }], '[0].path'],
    [[{ op: 'replace', path: '/team/3/email', value: 'x' }], '[0].path'],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], '[0].path'],
  ];
  for (const [operations, target] of wrong) {
    it(`refuses ${JSON.stringify(operations)}`, () => {
      assert.throws(
        () => applyPatch(referral, operations),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === target,
      );
    });
  }
});
