import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';

// One commit has one verdict in CI: property tests draw the same cases each time. Elsewhere they look for new ones, and
// `PROPERTY_SEED` repeats what a failure has printed.
const seed = process.env.PROPERTY_SEED ?? (process.env.CI ? '20261126' : undefined);
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

// What tests make is trusted by these tests only: nothing is left in the storage of the user who runs them.
process.env.XDG_STATE_HOME = mkdtempSync(path.join(tmpdir(), 'referrals-state-'));
process.on('exit', () => rmSync(process.env.XDG_STATE_HOME ?? '', { recursive: true, force: true }));
