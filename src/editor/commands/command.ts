import type { EditorServices } from '../editorServices';

/**
 * What a command of the manifest does. Its arguments come from menus, other extensions and tests: anything at all.
 * @returns A plain object that says what was done.
 * @throws Cancelled when the user backs out; any other error is shown to the user.
 */
export type Command = (services: EditorServices, ...args: unknown[]) => Promise<object>;
