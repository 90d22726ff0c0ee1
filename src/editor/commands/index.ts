import { changeStatus } from './changeStatus';
import { checkConnection } from './checkConnection';
import type { Command } from './command';
import type { CommandId } from './commandIds';
import { compareSelected } from './compareSelected';
import { compareWithRemote } from './compareWithRemote';
import { deleteLocalState } from './deleteLocalState';
import { editSelected } from './editSelected';
import { clearFilter, filter } from './filter';
import { clearLocalFilter, filterLocal } from './filterLocal';
import { fixAll } from './fixAll';
import { groupBy } from './groupBy';
import { groupLocalBy } from './groupLocalBy';
import { inviteMicrosoft } from './inviteMicrosoft';
import { newReferral } from './newReferral';
import { nextPlaceholder } from './nextPlaceholder';
import { openInPartnerCenter } from './openInPartnerCenter';
import { openRows } from './openRows';
import { openSamples } from './openSamples';
import { pull } from './pull';
import { pullAll } from './pullAll';
import { pullLatest } from './pullLatest';
import { refresh } from './refresh';
import { reportIssue } from './reportIssue';
import { resetSandbox } from './resetSandbox';
import { resolveConflict } from './resolveConflict';
import { selectService } from './selectService';
import { selectTenant } from './selectTenant';
import { showLog } from './showLog';
import { showRelated } from './showRelated';
import { signIn } from './signIn';
import { signOut } from './signOut';
import { sortProperties } from './sortProperties';
import { submit } from './submit';
import { submitAll } from './submitAll';
import { useReferralLanguage } from './useReferralLanguage';
import { validateWorkspace } from './validateWorkspace';

/** What each command does. This module is loaded when the first command runs: activation does not pay for it. */
export const allCommands: Readonly<Record<CommandId, Command>> = {
  'referrals.new': newReferral,
  'referrals.validateWorkspace': validateWorkspace,
  'referrals.changeStatus': changeStatus,
  'referrals.editSelected': editSelected,
  'referrals.nextPlaceholder': nextPlaceholder,
  'referrals.fixAll': fixAll,
  'referrals.sortProperties': sortProperties,
  'referrals.submit': submit,
  'referrals.resolveConflict': resolveConflict,
  'referrals.pull': pull,
  'referrals.pullLatest': pullLatest,
  'referrals.compareWithRemote': compareWithRemote,
  'referrals.compareSelected': compareSelected,
  'referrals.open': openRows,
  'referrals.refresh': refresh,
  'referrals.submitAll': submitAll,
  'referrals.pullAll': pullAll,
  'referrals.filter': filter,
  'referrals.groupBy': groupBy,
  'referrals.clearFilter': clearFilter,
  'referrals.local.filter': filterLocal,
  'referrals.local.groupBy': groupLocalBy,
  'referrals.local.clearFilter': clearLocalFilter,
  'referrals.showRelated': showRelated,
  'referrals.inviteMicrosoft': inviteMicrosoft,
  'referrals.openInPartnerCenter': openInPartnerCenter,
  'referrals.signIn': signIn,
  'referrals.signOut': signOut,
  'referrals.selectService': selectService,
  'referrals.selectTenant': selectTenant,
  'referrals.sandbox.reset': resetSandbox,
  'referrals.useReferralLanguage': useReferralLanguage,
  'referrals.openSamples': openSamples,
  'referrals.checkConnection': checkConnection,
  'referrals.deleteLocalState': deleteLocalState,
  'referrals.reportIssue': reportIssue,
  'referrals.showLog': showLog,
};
