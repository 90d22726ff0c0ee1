import type { Command } from '../command';

/** Opens the log channel. */
export const showLog: Command<'log'> = async ({ log }) => {
  log.show();
  return { outcome: 'shown' };
};
