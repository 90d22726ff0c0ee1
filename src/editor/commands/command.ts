import type { EditorServices, Services } from '../editorServices';

/** Every command of the manifest. */
export const commandIds = [
  'referrals.new',
  'referrals.validateWorkspace',
  'referrals.changeStatus',
  'referrals.editSelected',
  'referrals.nextPlaceholder',
  'referrals.fixAll',
  'referrals.sortProperties',
  'referrals.submit',
  'referrals.resolveConflict',
  'referrals.pull',
  'referrals.pullLatest',
  'referrals.discardChanges',
  'referrals.compareWithRemote',
  'referrals.compareSelected',
  'referrals.open',
  'referrals.refresh',
  'referrals.submitAll',
  'referrals.pullAll',
  'referrals.filter',
  'referrals.groupBy',
  'referrals.clearFilter',
  'referrals.local.filter',
  'referrals.local.groupBy',
  'referrals.local.clearFilter',
  'referrals.showRelated',
  'referrals.inviteMicrosoft',
  'referrals.openInPartnerCenter',
  'referrals.signIn',
  'referrals.signOut',
  'referrals.selectService',
  'referrals.selectTenant',
  'referrals.sandbox.reset',
  'referrals.useReferralLanguage',
  'referrals.openSamples',
  'referrals.checkConnection',
  'referrals.deleteLocalState',
  'referrals.reportIssue',
  'referrals.showLog',
] as const;

export type CommandId = (typeof commandIds)[number];

/**
 * Runs a command of the manifest with the services that it needs. Its arguments come from menus, other extensions and
 * tests, and may be anything.
 * @returns a plain object that says what was done
 * @throws Cancelled if the user cancels; any other error is shown to the user
 */
export type Command<Needs extends keyof EditorServices = never> = (
  services: Services<Needs>,
  ...args: unknown[]
) => Promise<object>;
