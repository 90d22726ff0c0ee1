import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { httpReferralsApi } from '../../src/api/http/httpReferralsApi';
import { exclusiveIn, lockedApi } from '../../src/sync/state/lockedApi';
import { DiskState } from '../../src/sync/state/node/diskState';
import { submitReferral } from '../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../src/sync/syncServices';
import { memoryFile } from '../unit/sync/memoryFile';
import { deal } from './deal';
import { type Workspace, workspaces } from './workspace';

/** A window with the state that it shares with others, and its own document of the file. */
function openWindow(workspace: Workspace, onWait: () => void = () => {}) {
  const state = new DiskState(path.join(workspace.folder, '.referrals'), 'hostile', { onWait });
  const http = httpReferralsApi({ endpoint: workspace.service.origin, token: async () => 'x' });
  const services: SyncServices = {
    api: lockedApi(http, () => state),
    exclusive: exclusiveIn(() => state),
    baselines: state.baselines,
    records: state.records,
    clock: () => new Date(),
  };
  const { externalReferenceId: _, ...unreferenced } = deal('A');
  const document = memoryFile(JSON.stringify(unreferenced));
  return { state, services, document, submit: () => submitReferral(services, document.file) };
}

describe('two windows that create the same referral', function () {
  this.timeout(60_000);
  const open = workspaces();

  it('create it once, even if one does it while the other one decides', async () => {
    const workspace = await open();
    let waits = (): void => undefined;
    const isWaiting = new Promise<void>((resolve) => {
      waits = resolve;
    });
    const first = openWindow(workspace, () => waits());
    const second = openWindow(workspace);
    let other: ReturnType<typeof first.submit> | undefined;
    const { get } = second.services.records ?? {};
    if (!get) assert.fail('there are no records');
    // The second window has looked for earlier creates, by content and by names; then the first one submits.
    let looks = 0;
    second.services.records = {
      ...second.state.records,
      get: async (key) => {
        const value = await get(key);
        if (key.startsWith('mark-') && ++looks === 2) {
          other = first.submit();
          await Promise.race([other, isWaiting]);
        }
        return value;
      },
    };
    const result = await second.submit();
    const results = [result, await other].map((each) => (each && 'message' in each ? each.message : each?.outcome));
    assert.equal(workspace.service.counts().get('A'), 1, results.join());
    for (const { state } of [first, second]) await state.close();
    rmSync(first.state.folder, { recursive: true, force: true });
  });
});
