import type { EditorServices, Services } from '../editorServices';

/**
 * What a command of the manifest does with the services that it needs. Its arguments come from menus, other extensions
 * and tests: anything at all.
 * @returns A plain object that says what was done.
 * @throws Cancelled when the user backs out; any other error is shown to the user.
 */
export type Command<Needs extends keyof EditorServices = never> = (
  services: Services<Needs>,
  ...args: unknown[]
) => Promise<object>;
