import assert from 'node:assert/strict';
import { chooseVscode } from '../../../scripts/vscode/chooseVscode';

const none = () => undefined;
const installed = () => '/opt/code/code';
const display = { DISPLAY: ':0' };

describe('which VS Code the suites run in', () => {
  it('VSCODE_TEST decides first', () => {
    assert.deepEqual(chooseVscode({ VSCODE_TEST: 'server' }, installed), { kind: 'server' });
    assert.deepEqual(chooseVscode({ VSCODE_TEST: 'desktop', CI: 'true' }, none), {
      kind: 'desktop',
      executable: undefined,
    });
    assert.throws(() => chooseVscode({ VSCODE_TEST: 'web' }, none), /desktop or server/);
  });

  it('then an installed desktop VS Code is taken', () => {
    assert.deepEqual(chooseVscode({ CI: 'true' }, installed), { kind: 'desktop', executable: '/opt/code/code' });
  });

  it('then the server, in CI and on Linux without a display', () => {
    assert.deepEqual(chooseVscode({ ...display, CI: 'true' }, none), { kind: 'server' });
    if (process.platform === 'linux') assert.deepEqual(chooseVscode({}, none), { kind: 'server' });
  });

  it('else a desktop VS Code is downloaded', () => {
    assert.deepEqual(chooseVscode(display, none), { kind: 'desktop' });
  });
});
