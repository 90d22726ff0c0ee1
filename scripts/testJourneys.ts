import { spawnSync } from 'node:child_process';
import { root } from './root';

/** Runs all journeys of test/ui/journeys; `npm test` runs one of each kind. */
const { status } = spawnSync('npx', ['mocha', '--timeout', '120000', 'test/ui/journeys/**/*.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, JOURNEYS: 'all' },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
