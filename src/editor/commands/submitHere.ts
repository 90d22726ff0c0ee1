import type { Command } from './command';
import { submit } from './submit';

/**
 * Submits the file of the editor whose context menu a person has opened: that menu tells no more than an address, as a
 * script would. See `submit`.
 */
export const submitHere: Command = (services, argument) => submit(services, argument, { byHand: true });
