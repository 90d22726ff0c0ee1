import { l10n, Uri, workspace } from 'vscode';
import type { Problem } from '../../../language/types';
import { fileNames } from '../../../sync/files/fileNames';
import { findReferrals } from '../../../sync/files/findReferral';
import type { ReferralFile } from '../../../sync/files/referralFile';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import {
  type InvitationFiles,
  type InvitationResult,
  type InviteOptions,
  inviteMicrosoft as invite,
  isForMicrosoft,
} from '../../../sync/submit/inviteMicrosoft';
import type { SubmitPorts } from '../../../sync/submit/submitCase';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import { openDocument, readText } from '../../documents/readText';
import { saveDocument } from '../../documents/saveDocument';
import { UserError } from '../../documents/userError';
import { inTurn, workspaceFile } from '../../documents/workspaceFile';
import { writeFile } from '../../documents/writeFile';
import type { Services } from '../../editorServices';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { withProgress } from '../../ui/progress';
import { Cancelled } from '../../ui/prompts';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { type DecisionServices, isOpenResult, type OpenResult, offerDecision } from '../decide/offerDecision';
import { meantAt } from '../decide/separateDeal';
import { blocking } from '../send/blocking';
import { type SettleServices, settleSubmit } from '../send/settleSubmit';
import { settingsToSend } from '../settingsToSend';
import { showError } from '../showError';
import { blockedSubmitText } from './submitText';

const confirm = l10n.t('Invite Microsoft');

type InviteServices = DecisionServices &
  SettleServices &
  Services<'localTree' | 'problems' | 'remoteTree' | 'settings' | 'workspaceIndex'>;

/**
 * Invites Microsoft to the deal of a file: submits the referral, and a second one for Microsoft in the same engagement,
 * with its own file beside it (docs/service.md, "Create"). Resolves to `{ uri, outcome, engagementId, invitation }`. A
 * script that passes a `Uri` is not asked first. If one of the submits needs a decision, `outcome` is that of the
 * submit, and the command continues after the user's decision.
 */
export const inviteMicrosoft: Command<keyof InviteServices> = (services, ...args) => {
  const [argument, options] = args;
  const caller = { isPerson: wantsConfirmation(args), isConfirmed: false };
  return inviteTo(services, targetFile(argument), pointerOf(options, argument), caller, {});
};

interface Caller {
  isPerson: boolean;
  /** Whether the user has agreed to share the deal. */
  isConfirmed: boolean;
}

/** The user's decisions about each of the two submits. */
type Decided = Pick<InviteOptions, 'own' | 'invitation'>;

async function inviteTo(
  services: InviteServices,
  uri: Uri,
  wanted: string | undefined,
  caller: Caller,
  decided: Decided,
): Promise<object> {
  const name = workspace.asRelativePath(uri);
  const { pointer, value } = await dealOf(uri, wanted);
  const settings = await settingsToSend(services.settings, uri);
  const { 'submit.blockOn': blockOn, 'submit.method': method, 'submit.reference': reference } = settings;
  const check = async (place: Uri, at: string) =>
    blocking(await services.problems.check(place, await readText(place)), blockOn, at);
  const problems = await check(uri, pointer);
  if (problems.length > 0) throw new UserError('invalid', blockedSubmitText(String(value.name ?? name), problems));
  if (caller.isPerson && !caller.isConfirmed) await confirmed(String(value.name ?? name));
  const connection = await services.connections.open({ interactive: true, uri });
  // A person is shown what is removed.
  const mayRemove = caller.isPerson ? ([] as const) : ('values' as const);
  const asked = {
    own: { method, reference, mayRemove, ...decided.own },
    invitation: { method, mayRemove, ...decided.invitation },
  };
  const ownFile = workspaceFile(uri);
  const files = filesBeside(services, uri, value);
  const ports = (file: ReferralFile, at: string): Omit<SubmitPorts<Problem>, 'connect'> => {
    const place = file === ownFile ? uri : (files.place ?? uri);
    return {
      check: () => check(place, at),
      save: () => saved(place),
      settle: (results) => settleSubmit(services, place, results),
    };
  };
  const result = await inTurn(uri, () =>
    withProgress(l10n.t('Inviting Microsoft'), (signal) =>
      invite(connection, ownFile, files, { ...asked, ports, pointer, signal }),
    ),
  );
  services.remoteTree.refresh();
  services.localTree.refresh();
  const open = openResultOf(result, { own: uri, invitation: files.place ?? uri });
  if (open) {
    const meant = await meantAt(open.uri, open.result.pointer);
    const again = (more: SubmitOptions) =>
      inviteAgain(services, uri, pointer, { [open.which]: { ...decided[open.which], meant, ...more } });
    await offerDecision(services, open.uri, open.result, again);
    const { outcome, message } = open.result;
    return { uri, outcome, error: { kind: outcome, message } };
  }
  switch (result.outcome) {
    case 'blocked':
      throw new UserError('invalid', blockedSubmitText(result.file, result.problems));
    case 'ownFailed':
      throw new UserError('invalid', messageOf(result.own) ?? l10n.t('{0} could not be submitted.', name));
    case 'invitationFailed':
      throw new UserError(
        'unwritten',
        l10n
          .t(
            'Your referral was submitted, but Microsoft is not invited yet. Run the command again to continue. {0}',
            messageOf(result.invitation) ?? '',
          )
          .trim(),
      );
    case 'invitedBefore':
      showInformationMessage(
        l10n.t('Microsoft was already invited to this engagement, by referral {0}.', result.referral.id),
      );
      return { uri, outcome: result.outcome, engagementId: result.engagementId, invitation: result.referral.id };
    case 'invited': {
      showInformationMessage(
        l10n.t('Microsoft is invited and has 14 days to answer. The invitation is in {0}.', result.file),
      );
      const invitation = 'id' in result.invitation ? result.invitation.id : undefined;
      return { uri, outcome: result.outcome, engagementId: result.engagementId, invitation, file: result.file };
    }
  }
}

/**
 * Returns the referral of a file that Microsoft is invited to.
 * @throws UserError if Microsoft cannot be invited to it
 */
async function dealOf(
  uri: Uri,
  wanted: string | undefined,
): Promise<{ pointer: string; value: Record<string, unknown> }> {
  const name = workspace.asRelativePath(uri);
  const referrals = findReferrals(await readText(uri));
  const own = referrals.find(({ pointer }) => (wanted === undefined ? referrals.length === 1 : pointer === wanted));
  if (!own)
    throw new UserError(
      'noReferral',
      referrals.length === 0
        ? l10n.t('{0} contains no referral.', name)
        : l10n.t(
            '{0} contains {1} referrals. Use the code lens of the one to invite Microsoft to.',
            name,
            referrals.length,
          ),
    );
  const value = asObject(wireNames(own.value));
  if (isForMicrosoft(value))
    throw new UserError('notAllowed', l10n.t('The referral in {0} is already an invitation to Microsoft.', name));
  if (value.type !== 'Shared') {
    throw new UserError(
      'notAllowed',
      l10n.t('Microsoft sees shared referrals only. Change "type" to "Shared" and add what a co-sell deal needs.'),
    );
  }
  return { pointer: own.pointer, value };
}

/** Continues with the user's decision. Shows failures as the command does. */
function inviteAgain(services: InviteServices, uri: Uri, pointer: string, decided: Decided): void {
  inviteTo(services, uri, pointer, { isPerson: true, isConfirmed: true }, decided).catch((error) => {
    if (!(error instanceof Cancelled)) showError(services, error, () => inviteAgain(services, uri, pointer, decided));
  });
}

/** Returns the submit that needs the user's decision, if there is one. */
function openResultOf(
  result: InvitationResult<unknown>,
  uris: { own: Uri; invitation: Uri },
): { which: keyof Decided; uri: Uri; result: OpenResult } | undefined {
  if (result.outcome === 'ownFailed' && isOpenResult(result.own))
    return { which: 'own', uri: uris.own, result: result.own };
  if (result.outcome !== 'invitationFailed' || !isOpenResult(result.invitation)) return undefined;
  return { which: 'invitation', uri: uris.invitation, result: result.invitation };
}

/** Saves an open file. @returns why it cannot be sent */
async function saved(uri: Uri): Promise<string | undefined> {
  const document = openDocument(uri);
  if (!document?.isDirty || (await saveDocument(document))) return undefined;
  return l10n.t('{0} could not be saved. Save it and try again.', workspace.asRelativePath(uri));
}

async function confirmed(deal: string): Promise<void> {
  const detail = l10n.t(
    "This submits two referrals: yours, and one for Microsoft in the same engagement. Microsoft's sellers will see the customer, the contacts and the deal value. You can't undo this.",
  );
  const answer = await showWarningMessage(
    l10n.t('Share "{0}" with Microsoft?', deal),
    { modal: true, detail },
    confirm,
  );
  if (answer !== confirm) throw new Cancelled();
}

/** Gives access to the invitation's file beside that of the deal; `place` is its address, once it is known. */
function filesBeside(
  { workspaceIndex }: Services<'workspaceIndex'>,
  own: Uri,
  value: Record<string, unknown>,
): InvitationFiles & { place?: Uri } {
  const folder = Uri.joinPath(own, '..');
  const files: InvitationFiles & { place?: Uri } = {
    async find(engagementId) {
      await workspaceIndex.refresh();
      for (const { uri, pointer } of workspaceIndex.index.find('engagementId', engagementId)) {
        const found = findReferrals(await readText(Uri.parse(uri))).find((each) => each.pointer === pointer);
        if (!isForMicrosoft(asObject(wireNames(found?.value)))) continue;
        files.place = Uri.parse(uri);
        return { file: workspaceFile(files.place), pointer };
      }
      return undefined;
    },
    async create(text) {
      const taken = new Set((await workspace.fs.readDirectory(folder)).map(([entry]) => entry.toLowerCase()));
      const names = fileNames({ name: `${value.name ?? 'Referral'} (Microsoft)` });
      let next = names.next().value;
      while (taken.has(next.toLowerCase())) next = names.next().value;
      const uri = Uri.joinPath(folder, next);
      await writeFile(uri, text, { overwrite: false });
      files.place = uri;
      return workspaceFile(uri);
    },
  };
  return files;
}

function messageOf(result: object): string | undefined {
  return 'message' in result && typeof result.message === 'string' ? result.message : undefined;
}
