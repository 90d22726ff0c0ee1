import { l10n, Uri, workspace } from 'vscode';
import { asObject } from '../../sync/asObject';
import { fileNames } from '../../sync/fileNames';
import { findReferrals } from '../../sync/findReferral';
import { type InvitationFiles, inviteMicrosoft as invite, isForMicrosoft } from '../../sync/inviteMicrosoft';
import { wireNames } from '../../sync/wireNames';
import type { EditorServices } from '../editorServices';
import { readText } from '../readText';
import { Cancelled } from '../ui/cancelled';
import { showInformationMessage, showWarningMessage } from '../ui/messages';
import { withProgress } from '../ui/withProgress';
import { UserError } from '../userError';
import { workspaceFile } from '../workspaceFile';
import { writeFile } from '../writeFile';
import { blockedText } from './blockedText';
import { blocking } from './blocking';
import { isByHand } from './calledBy';
import type { Command } from './command';
import { inTurn } from './fileTurns';
import { pointerOf } from './pointerOf';
import { targetFile } from './targetFile';

const confirm = l10n.t('Invite Microsoft');

/**
 * Invites Microsoft to the deal of a file: submits the referral, and a second one for Microsoft in the same engagement,
 * which gets a file beside it (docs/service.md, "Create"). Resolves to `{ uri, outcome, engagementId, invitation }`; a script
 * that calls it with a `Uri` is not asked first.
 */
export const inviteMicrosoft: Command = async (services, ...args) => {
  const [argument, options] = args;
  const uri = targetFile(argument);
  const name = workspace.asRelativePath(uri);
  const referrals = findReferrals(await readText(uri));
  const wanted = pointerOf(options, argument);
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
  const problems = blocking(
    await services.problems.check(uri, await readText(uri)),
    services.settings.read()['submit.blockOn'],
  );
  if (problems[0]) throw new UserError('invalid', blockedText(String(value.name ?? name), problems));
  if (isByHand(args)) await confirmed(String(value.name ?? name));
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty && !(await document.save()))
    throw new UserError('unsaved', l10n.t('{0} could not be saved. Save it and try again.', name));

  const connection = await services.connections.open({ interactive: true, uri });
  const result = await inTurn(uri, () =>
    withProgress(l10n.t('Inviting Microsoft'), (signal) =>
      invite(connection, workspaceFile(uri), filesBeside(services, uri, value), { pointer: own.pointer, signal }),
    ),
  );
  services.remoteTree.refresh();
  services.localTree.refresh();
  switch (result.outcome) {
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
};

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

/** The invitation is in a file beside that of the deal. */
function filesBeside({ workspaceIndex }: EditorServices, own: Uri, value: Record<string, unknown>): InvitationFiles {
  const folder = Uri.joinPath(own, '..');
  return {
    async find(engagementId) {
      await workspaceIndex.refresh();
      for (const { uri, pointer } of workspaceIndex.index.find('engagementId', engagementId)) {
        const found = findReferrals(await readText(Uri.parse(uri))).find((each) => each.pointer === pointer);
        if (isForMicrosoft(asObject(wireNames(found?.value)))) return { file: workspaceFile(Uri.parse(uri)), pointer };
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
      return workspaceFile(uri);
    },
  };
}

function messageOf(result: object): string | undefined {
  return 'message' in result && typeof result.message === 'string' ? result.message : undefined;
}
