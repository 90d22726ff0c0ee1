import { t } from '../base/l10n';
import type { CliCommand } from './cliCommand';

/** A command that is loaded when it runs. */
interface CommandEntry {
  /** One line, for the list of commands. */
  readonly summary: () => string;
  load(): Promise<CliCommand>;
}

/** All commands of the CLI, in the order of its help. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries({
    check: {
      summary: () => t('check referral files and fix them'),
      load: async () => (await import('./check')).check,
    },
    sandbox: {
      summary: () => t('run the sandbox, an emulator of the Referrals API'),
      load: async () => (await import('./sandbox')).sandbox,
    },
    schema: {
      summary: () => t('print the JSON Schema of referral files'),
      load: async () => (await import('./schema')).schema,
    },
    pull: {
      summary: () => t('write referrals of the service to files'),
      load: async () => (await import('./pull')).pull,
    },
    submit: {
      summary: () => t('create and update referrals in the service from files'),
      load: async () => (await import('./submit')).submit,
    },
    doctor: {
      summary: () => t('try the connection to the service'),
      load: async () => (await import('./doctor')).doctor,
    },
    adopt: {
      summary: () => t('use a .referrals folder that came from elsewhere'),
      load: async () => (await import('./adopt')).adopt,
    },
  }),
);
