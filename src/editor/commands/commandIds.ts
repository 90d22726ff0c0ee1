/** Every command of the manifest. */
export const commandIds = [
  'referrals.new',
  'referrals.validateWorkspace',
  'referrals.changeStatus',
  'referrals.fixAll',
  'referrals.sortProperties',
  'referrals.submit',
  'referrals.resolveConflict',
  'referrals.pull',
  'referrals.pullLatest',
  'referrals.compareWithRemote',
  'referrals.refresh',
  'referrals.submitAll',
  'referrals.pullAll',
  'referrals.filter',
  'referrals.groupBy',
  'referrals.showRelated',
  'referrals.inviteMicrosoft',
  'referrals.openInPartnerCenter',
  'referrals.signIn',
  'referrals.signOut',
  'referrals.selectService',
  'referrals.sandbox.reset',
  'referrals.useReferralLanguage',
  'referrals.showLog',
] as const;

export type CommandId = (typeof commandIds)[number];
