import { commands, Uri, window, workspace } from 'vscode';
import type { Problem, Severity } from '../../language/types';
import type { EditorServices } from '../editorServices';
import { inSlices } from '../index/inSlices';
import type { textPositions } from '../textPositions';
import { Cancelled } from '../ui/cancelled';
import { withProgress } from '../ui/withProgress';
import type { Command } from './command';

/**
 * Checks all referral files, also those that are not open, and shows their problems. Resolves to
 * `{ files, errors, warnings, information, hints, problems: [{ uri, code, severity, message, path, range }], unreadable }`.
 */
export const validateWorkspace: Command = async (services) => {
  const unreadable: Uri[] = [];
  let files: string[] = [];
  const found = await withProgress('Checking referral files', async (signal) => {
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
  tell(answer);
  return answer;
};

async function check({ problems }: EditorServices, uri: Uri) {
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

function tell({
  files,
  errors,
  warnings,
  unreadable,
}: {
  files: number;
  errors: number;
  warnings: number;
  unreadable: Uri[];
}): void {
  const counted = `${of(files, 'referral file')} checked: ${of(errors, 'error')}, ${of(warnings, 'warning')}.`;
  const [first] = unreadable;
  const rest = first
    ? ` ${of(unreadable.length, 'file')} could not be read, such as ${workspace.asRelativePath(first)}.`
    : '';
  const show = errors + warnings > 0 ? ['Show Problems'] : [];
  window.showInformationMessage(counted + rest, ...show).then((chosen) => {
    if (chosen) commands.executeCommand('workbench.actions.view.problems');
  });
}

function of(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
