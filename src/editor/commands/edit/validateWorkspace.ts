import { commands, l10n, Uri, workspace } from 'vscode';
import type { Problem, Severity } from '../../../language/types';
import { countProblems } from '../../diagnostics/countProblems';
import type { textPositions } from '../../documents/positions';
import type { Services } from '../../editorServices';
import { showInformationMessage } from '../../ui/messages';
import { withProgress } from '../../ui/progress';
import { Cancelled } from '../../ui/prompts';
import { inSlices } from '../../workspace/inSlices';
import type { Command } from '../command';

/**
 * Checks all referral files, including those that are not open, and shows their problems. Resolves to
 * `{ files, errors, warnings, information, hints, problems: [{ uri, code, severity, message, path, range }], unreadable }`.
 */
export const validateWorkspace: Command<'problems' | 'workspaceIndex'> = async (services) => {
  const unreadable: Uri[] = [];
  let files: string[] = [];
  const found = await withProgress(l10n.t('Checking referral files'), async (signal) => {
    await services.workspaceIndex.refresh();
    files = services.workspaceIndex.files;
    services.problems.forget();
    const problems: ReturnType<typeof plain>[][] = [];
    await inSlices(files.entries(), async ([at, address]) => {
      if (signal.aborted) throw new Cancelled();
      const uri = Uri.parse(address);
      const result = await check(services, uri).catch(() => undefined);
      if (result) problems[at] = result;
      else unreadable.push(uri); // gone by now, or not readable
    });
    return problems.flat();
  });
  const count = (wanted: Severity) => found.filter(({ severity }) => severity === wanted).length;
  const answer = {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
    problems: found,
    unreadable,
  };
  tell(files.length, found, unreadable);
  return answer;
};

async function check({ problems }: Services<'problems'>, uri: Uri) {
  const { problems: found, positionAt } = await problems.checkFile(uri);
  return found.map((problem) => plain(uri, problem, positionAt));
}

function plain(
  uri: Uri,
  { code, severity, message, path, offset, length }: Problem,
  positionAt: ReturnType<typeof textPositions>,
) {
  return { uri, code, severity, message, path, range: { start: positionAt(offset), end: positionAt(offset + length) } };
}

function tell(files: number, found: readonly { severity: Severity }[], unreadable: readonly Uri[]): void {
  const problems = countProblems(found) || l10n.t('no problems');
  const checked =
    files === 1
      ? l10n.t('1 referral file checked: {0}.', problems)
      : l10n.t('{0} referral files checked: {1}.', files, problems);
  const text = [checked, ...unreadableText(unreadable)].join(' ');
  const show = found.length > 0 ? [l10n.t('Show Problems')] : [];
  showInformationMessage(text, ...show).then((chosen) => {
    if (chosen) commands.executeCommand('workbench.actions.view.problems');
  });
}

function unreadableText([first, ...others]: readonly Uri[]): string[] {
  if (!first) return [];
  const path = workspace.asRelativePath(first);
  return others.length === 0
    ? [l10n.t('{0} could not be read.', path)]
    : [l10n.t('{0} files could not be read, such as {1}.', others.length + 1, path)];
}
