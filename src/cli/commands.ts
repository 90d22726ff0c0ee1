import type { Command } from './command';

/** A command by its name, loaded when it is to be run. */
interface CommandEntry {
  /** One line, for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands of the CLI, in the order of its help. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries({
    check: {
      summary: 'check referral files, and fix them',
      load: async () => (await import('./check')).check,
    },
    sandbox: {
      summary: 'run the sandbox, an emulator of the Referrals API',
      load: async () => (await import('./sandbox')).sandbox,
    },
    schema: {
      summary: 'print the JSON Schema of referral files',
      load: async () => (await import('./schema')).schema,
    },
    pull: {
      summary: 'write the referrals of the service into files',
      load: async () => (await import('./pull')).pull,
    },
    submit: {
      summary: 'send what files hold to the service',
      load: async () => (await import('./submit')).submit,
    },
  }),
);
