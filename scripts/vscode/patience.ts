const wished = typeof process === 'undefined' ? 1 : Number(process.env.TEST_PATIENCE);

/** How many times longer than usual tests wait for VS Code: `TEST_PATIENCE=3` for a machine that is busy. */
export const patience = Math.max(1, wished || 1);
