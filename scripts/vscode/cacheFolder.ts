import path from 'node:path';
import { root } from '../root';

/** Git-ignored folder for everything that the scripts install or keep between runs. */
export const cacheFolder = process.env.VSCODE_TEST_CACHE ?? path.join(root, '.vscode-test');
