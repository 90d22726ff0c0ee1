import path from 'node:path';

/** The folder that holds package.json. */
export const root = path.resolve(__dirname, '..');
