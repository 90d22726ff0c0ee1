import { l10n, window, workspace } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { type DoctorFinding, examine, failedSteps } from '../../../sync/doctor/examine';
import { reportPage } from '../../../sync/doctor/reportText';
import { asObject } from '../../../sync/referral/wireNames';
import type { Services } from '../../editorServices';
import { withProgress } from '../../ui/progress';
import type { Command } from '../command';
import { type ReportServices, versionLines } from './versionLines';

/**
 * Tests the connection to the chosen service and shows a report that can be attached to an issue. Only reads. A script
 * that passes `{ show: false }` gets the findings without the report.
 * @returns `{ ok, findings }`
 */
export const checkConnection: Command<keyof ReportServices> = async (services, options) => {
  const findings = await withProgress(l10n.t('Checking the connection'), (signal) => find(services, signal));
  if (asObject(options).show !== false) {
    const content = reportPage(findings, versionLines(services));
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  }
  return { ok: findings.every(({ outcome }) => outcome !== 'failed'), findings };
};

async function find({ connections }: Services<'connections'>, signal: AbortSignal): Promise<DoctorFinding[]> {
  try {
    const { api, endpoint } = await connections.open({ interactive: true });
    return await examine(api, endpoint, { signal });
  } catch (error) {
    // A sign-in that the user gives up is a finding, too.
    if (ApiError.is(error, 'unauthenticated')) return failedSteps(error);
    throw error;
  }
}
