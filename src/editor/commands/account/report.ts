import { env, l10n, UIKind, Uri, version, window } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { type DoctorFinding, examine, examineReach, failedSteps } from '../../../sync/doctor/examine';
import { reportPage } from '../../../sync/doctor/reportText';
import { asObject } from '../../../sync/referral/wireNames';
import type { Services } from '../../editorServices';
import { withProgress } from '../../ui/progress';
import type { Command } from '../command';

/** Services that a report describes. */
export type ReportServices = Services<'connections' | 'context' | 'platform'>;

/** Services for a report that is shown. */
type CheckServices = ReportServices & Services<'remoteDocuments'>;

/** Returns the versions for a report, and nothing from the user's files, settings or account. */
export function versionLines({ context, connections, platform }: ReportServices): string[] {
  const host = env.uiKind === UIKind.Web ? 'web' : 'desktop';
  return [
    `Extension ${(context.extension.packageJSON as { version: string }).version}`,
    `VSCode ${version} (${[host, env.remoteName].filter(Boolean).join(', ')})`,
    `System ${platform.system}`,
    `Service ${connections.service}`,
  ];
}

/**
 * Opens the form for a new issue with the versions filled in, and nothing from the user's files, settings, log or
 * account.
 * @returns `{ uri }`, the address of the form
 */
export const reportIssue: Command<keyof ReportServices> = async (services) => {
  const { bugs } = services.context.extension.packageJSON as { bugs: { url: string } };
  const query = new URLSearchParams({
    template: 'bug.yml',
    versions: versionLines(services).join('\n'),
    service: services.connections.service === 'sandbox' ? 'Sandbox' : 'Partner Center',
  });
  const uri = `${bugs.url}/new?${query}`;
  await env.openExternal(Uri.parse(uri));
  return { uri };
};

/**
 * Tests the connection to the chosen service and shows a report that can be attached to an issue. Only reads. A script
 * that passes `{ show: false }` gets the findings without the report.
 * @returns `{ ok, findings }`
 */
export const checkConnection: Command<keyof CheckServices> = async (services, options) => {
  const findings = await withProgress(l10n.t('Checking the connection'), (signal) => find(services, signal));
  if (asObject(options).show !== false) {
    const content = reportPage(findings, versionLines(services));
    const uri = services.remoteDocuments.put('connection.md', content);
    await window.showTextDocument(uri);
  }
  return { ok: findings.every(({ outcome }) => outcome !== 'failed'), findings };
};

async function find({ connections }: Services<'connections'>, signal: AbortSignal): Promise<DoctorFinding[]> {
  const reach: DoctorFinding[] = [];
  if (connections.service === 'partnerCenter') {
    const { api, endpoint } = await connections.openWithoutToken();
    reach.push(...(await examineReach(api, endpoint, { signal })));
    if (reach.some(({ outcome }) => outcome === 'failed')) return reach;
  }
  try {
    const { api, endpoint } = await connections.open({ interactive: true });
    return await examine(api, endpoint, { signal });
  } catch (error) {
    // A sign-in that the user gives up is a finding, too.
    if (ApiError.is(error, 'unauthenticated')) return [...reach, ...failedSteps(error)];
    throw error;
  }
}

/** Opens the log channel. */
export const showLog: Command<'log'> = async ({ log }) => {
  log.show();
  return { outcome: 'shown' };
};
