import { changeStatus } from './changeStatus';
import type { Command } from './command';
import type { CommandId } from './commandIds';
import { compareWithRemote } from './compareWithRemote';
import { fixAll } from './fixAll';
import { newReferral } from './newReferral';
import { pull } from './pull';
import { pullLatest } from './pullLatest';
import { refresh } from './refresh';
import { resetSandbox } from './resetSandbox';
import { selectService } from './selectService';
import { showLog } from './showLog';
import { signIn } from './signIn';
import { signOut } from './signOut';
import { sortProperties } from './sortProperties';
import { submit } from './submit';
import { useReferralLanguage } from './useReferralLanguage';
import { validateWorkspace } from './validateWorkspace';

/** What each command does. This module is loaded when the first command runs: activation does not pay for it. */
export const allCommands: Readonly<Record<CommandId, Command>> = {
  'referrals.new': newReferral,
  'referrals.validateWorkspace': validateWorkspace,
  'referrals.changeStatus': changeStatus,
  'referrals.fixAll': fixAll,
  'referrals.sortProperties': sortProperties,
  'referrals.submit': submit,
  'referrals.pull': pull,
  'referrals.pullLatest': pullLatest,
  'referrals.compareWithRemote': compareWithRemote,
  'referrals.refresh': refresh,
  'referrals.signIn': signIn,
  'referrals.signOut': signOut,
  'referrals.selectService': selectService,
  'referrals.sandbox.reset': resetSandbox,
  'referrals.useReferralLanguage': useReferralLanguage,
  'referrals.showLog': showLog,
};
