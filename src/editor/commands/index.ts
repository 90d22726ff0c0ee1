import type { EditorServices } from '../editorServices';
import { deleteLocalState } from './account/deleteLocalState';
import { openSamples } from './account/openSamples';
import { checkConnection, reportIssue, showLog } from './account/report';
import { resetSandbox } from './account/resetSandbox';
import { selectService } from './account/selectService';
import { selectTenant } from './account/selectTenant';
import { signIn, signOut } from './account/signIn';
import type { Command, CommandId } from './command';
import { changeStatus } from './edit/changeStatus';
import { discardChanges } from './edit/discardChanges';
import { editSelected } from './edit/editSelected';
import { fixAll } from './edit/fixAll';
import { newReferral } from './edit/newReferral';
import { nextPlaceholder } from './edit/nextPlaceholder';
import { sortProperties } from './edit/sortProperties';
import { useReferralLanguage } from './edit/useReferralLanguage';
import { validateWorkspace } from './edit/validateWorkspace';
import { pull } from './pull/pull';
import { pullAll } from './pull/pullAll';
import { pullLatest } from './pull/pullLatest';
import { compareSelected, compareWithRemote } from './show/compare';
import { openInPartnerCenter } from './show/openInPartnerCenter';
import { openRows } from './show/openRows';
import { showRelated } from './show/showRelated';
import { inviteMicrosoft } from './submit/inviteMicrosoft';
import { resolveConflict } from './submit/resolveConflict';
import { submit } from './submit/submit';
import { submitAll } from './submit/submitAll';
import { clearFilter, clearLocalFilter, filter, filterLocal } from './view/filter';
import { groupBy, groupLocalBy } from './view/groupBy';
import { refresh } from './view/refresh';

/** All commands. Loaded when the first command runs, so that activation does not pay for it. */
export const allCommands: Readonly<Record<CommandId, Command<keyof EditorServices>>> = {
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
  'referrals.discardChanges': discardChanges,
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
