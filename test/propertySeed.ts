import fc from 'fast-check';

// One commit has one verdict in CI: property tests draw the same cases each time. Elsewhere they look for new ones, and
// `PROPERTY_SEED` repeats what a failure has printed.
const seed = process.env.PROPERTY_SEED ?? (process.env.CI ? '20261126' : undefined);
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
