import { l10n, type QuickPickItem, QuickPickItemKind, Range, Uri, window, workspace } from 'vscode';
import { listAll } from '../../../api/odata/listPages';
import { odataFilter } from '../../../api/odata/odataFilter';
import type { RemoteReferral } from '../../../api/referralsApi';
import { findReferrals } from '../../../sync/files/findReferral';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { serviceTitle } from '../../connection/chosenService';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { withProgress } from '../../ui/progress';
import { labelText } from '../../ui/safeText';
import { statusText } from '../../ui/statusText';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { noReferralIn } from '../noReferral';

interface Local {
  uri: Uri;
  line: number;
  name: string;
  state: string;
}

/**
 * Shows all referrals of one engagement, in the workspace and at the service. The argument is an engagement's ID, a
 * file, or a row of the remote view. Resolves to `{ engagementId, local: [{ uri, name }], remote: [{ id, name }] }`.
 */
export const showRelated: Command<'connections' | 'remoteDocuments' | 'workspaceIndex'> = async (
  services,
  argument,
  options,
) => {
  const engagementId = await engagementOf(argument, pointerOf(options, argument));
  const { workspaceIndex } = services;
  await workspaceIndex.settled();
  const local = workspaceIndex.index
    .find('engagementId', engagementId)
    .map(({ uri, line, name, status, substatus }) => ({
      uri: Uri.parse(uri),
      line,
      name: name?.value ?? '',
      state: statusText({ status, substatus }),
    }));
  const { api } = await services.connections.open({ interactive: true });
  const remote = await withProgress(l10n.t('Looking for related referrals'), async (signal) => {
    const found: RemoteReferral[] = [];
    const filter = odataFilter({ field: 'engagementId', eq: engagementId });
    for await (const referral of listAll(api, { filter }, { signal })) found.push(referral);
    return found;
  });
  show(services, engagementId, local, remote);
  return {
    engagementId,
    local: local.map(({ uri, name }) => ({ uri, name })),
    remote: remote.map(({ id, name }) => ({ id, name })),
  };
};

async function engagementOf(argument: unknown, pointer: string | undefined): Promise<string> {
  if (typeof argument === 'string' && argument.trim() !== '') return argument.trim();
  const row = asObject(asObject(argument).referral).engagementId;
  if (typeof row === 'string' && row !== '') return row;
  const uri = targetFile(argument);
  const referrals = findReferrals(await readText(uri));
  if (referrals.length === 0) throw noReferralIn(uri);
  for (const found of referrals) {
    if (pointer !== undefined && found.pointer !== pointer) continue;
    const { engagementId } = asObject(wireNames(found.value));
    if (typeof engagementId === 'string' && engagementId !== '') return engagementId;
  }
  throw new UserError('noReferral', l10n.t('This referral has no engagement yet. It gets one when you submit it.'));
}

/** Opens the referrals that the user picks. */
function show(
  { connections, remoteDocuments }: Services<'connections' | 'remoteDocuments'>,
  engagementId: string,
  local: readonly Local[],
  remote: readonly RemoteReferral[],
): void {
  const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator, uri: undefined, line: 0 });
  const items: (QuickPickItem & { uri: Uri | undefined; line: number })[] = [
    separator(l10n.t('Workspace')),
    ...local.map(({ uri, line, name, state }) => ({
      label: labelText(name || workspace.asRelativePath(uri)),
      description: [state, workspace.asRelativePath(uri)].filter(Boolean).join(' · '),
      uri,
      line,
    })),
    separator(serviceTitle(connections.service)),
    ...remote.map((referral) => ({
      label: labelText(typeof referral.name === 'string' && referral.name !== '' ? referral.name : referral.id),
      description: [statusText(referral), referral.direction].filter((part) => typeof part === 'string').join(' · '),
      uri: remoteDocuments.uriOf(referral),
      line: 0,
    })),
  ];
  window
    .showQuickPick(items, { title: l10n.t('Engagement {0}', engagementId), matchOnDescription: true })
    .then((chosen) => {
      if (!chosen?.uri) return;
      window.showTextDocument(chosen.uri, { selection: new Range(chosen.line, 0, chosen.line, 0) });
    });
}
