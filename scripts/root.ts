import path from 'node:path';

/** The folder that holds package.json. */
export const root = path.resolve(__dirname, '..');

/** Git-ignored folder for everything that the scripts install or keep between runs. */
export const cacheFolder = process.env.VSCODE_TEST_CACHE ?? path.join(root, '.vscode-test');
