import { createFile, putFile, replaceFile } from '../../base/node/atomicWrite';
import * as proxy from '../../base/node/proxyRefusals';
import { adoptState } from '../../sync/state/node/adoptState';
import type { Platform } from '../platform';
import { WorkspaceStates } from './workspaceStates';

/** Node.js: files on a disk, and a sandbox that listens. */
export const platform: Platform = {
  files: { createFile, putFile, replaceFile },
  openStates: (options) => new WorkspaceStates(options),
  async startSandbox({ folder, profile, log, translate }) {
    const { startSandbox } = await import('../../sandbox/startSandbox');
    return startSandbox({ dataDir: folder.fsPath, profile, log: (message) => log.info(message), translate });
  },
  proxy,
  adoptState,
  system: `${process.platform} ${process.arch}, Node.js ${process.versions.node}`,
  needsConsentOfServices: false,
};
