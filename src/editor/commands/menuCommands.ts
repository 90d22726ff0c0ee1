import { fromMenu, fromPalette, withConfirmation } from './arguments/confirmation';
import type { CommandId } from './command';

/** A command that only menus run: it runs another one with arguments converted from those of the menu. */
interface MenuCommand {
  command: CommandId;
  argumentsOf(args: readonly unknown[]): readonly unknown[];
}

/** Commands in the title of a view. VS Code passes the focused row and the selection, which do not matter to them. */
const ofTitles = {
  'referrals.title.new': 'referrals.new',
  'referrals.title.validateWorkspace': 'referrals.validateWorkspace',
  'referrals.title.submitAll': 'referrals.submitAll',
  'referrals.title.pull': 'referrals.pull',
  'referrals.title.pullAll': 'referrals.pullAll',
  'referrals.title.refresh': 'referrals.refresh',
  'referrals.title.filter': 'referrals.filter',
  'referrals.title.groupBy': 'referrals.groupBy',
  'referrals.title.clearFilter': 'referrals.clearFilter',
  'referrals.title.local.filter': 'referrals.local.filter',
  'referrals.title.local.groupBy': 'referrals.local.groupBy',
  'referrals.title.local.clearFilter': 'referrals.local.clearFilter',
  'referrals.title.signIn': 'referrals.signIn',
  'referrals.title.signOut': 'referrals.signOut',
  'referrals.title.selectService': 'referrals.selectService',
  'referrals.title.sandbox.reset': 'referrals.sandbox.reset',
  'referrals.title.showLog': 'referrals.showLog',
} as const satisfies Record<string, CommandId>;

/** Commands of rows, files and editors that work on the whole selection. */
const ofSelections = {
  'referrals.menu.changeStatus': 'referrals.changeStatus',
  'referrals.menu.editSelected': 'referrals.editSelected',
  'referrals.menu.submit': 'referrals.submit',
  'referrals.menu.submitAll': 'referrals.submitAll',
  'referrals.menu.pull': 'referrals.pull',
  'referrals.menu.pullLatest': 'referrals.pullLatest',
  'referrals.menu.discardChanges': 'referrals.discardChanges',
  'referrals.menu.open': 'referrals.open',
  'referrals.menu.compareSelected': 'referrals.compareSelected',
  'referrals.menu.openInPartnerCenter': 'referrals.openInPartnerCenter',
} as const satisfies Record<string, CommandId>;

/** Commands for the one row, file or editor that was clicked. */
const ofOne = {
  'referrals.menu.resolveConflict': 'referrals.resolveConflict',
  'referrals.menu.compareWithRemote': 'referrals.compareWithRemote',
  'referrals.menu.showRelated': 'referrals.showRelated',
  'referrals.menu.inviteMicrosoft': 'referrals.inviteMicrosoft',
} as const satisfies Record<string, CommandId>;

/** Commands of a row with a conflict: the sides to choose. */
const ofConflicts = {
  'referrals.menu.keepMine': 'mine',
  'referrals.menu.useLatest': 'theirs',
} as const;

/** Every command that only menus run, hidden in the palette. */
export const menuCommands: ReadonlyMap<string, MenuCommand> = new Map<string, MenuCommand>([
  ...twins(ofTitles, () => fromPalette([])),
  ...twins(ofSelections, (args) => fromMenu(args, true)),
  ...twins(ofOne, (args) => fromMenu(args, false)),
  ...Object.entries(ofConflicts).map(([id, side]): [string, MenuCommand] => [
    id,
    { command: 'referrals.resolveConflict', argumentsOf: ([row]) => [row, { ...withConfirmation, side }] },
  ]),
]);

function twins(ids: Record<string, CommandId>, argumentsOf: MenuCommand['argumentsOf']): [string, MenuCommand][] {
  return Object.entries(ids).map(([id, command]) => [id, { command, argumentsOf }]);
}
