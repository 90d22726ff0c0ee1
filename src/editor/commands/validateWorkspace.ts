import { commands, type Uri, window, workspace } from 'vscode';
import type { Problem, Severity } from '../../language/types';
import type { EditorServices } from '../editorServices';
import { findReferralFiles } from '../findReferralFiles';
import { openDocument } from '../openDocument';
import { readText } from '../readText';
import { textPositions } from '../textPositions';
import { Cancelled } from '../ui/cancelled';
import { withProgress } from '../ui/withProgress';
import type { Command } from './command';

/**
 * Checks all referral files, also those that are not open, and shows their problems. Resolves to
 * `{ files, errors, warnings, information, hints, problems: [{ uri, code, severity, message, path, range }], unreadable }`.
 */
export const validateWorkspace: Command = async (services) => {
  const files = await findReferralFiles();
  const unreadable: Uri[] = [];
  services.problems.forget();
  const found = await withProgress('Checking referral files', async (signal) => {
    const problems: ReturnType<typeof plain>[] = [];
    for (const uri of files) {
      if (signal.aborted) throw new Cancelled();
      const result = await check(services, uri).catch(() => undefined);
      if (result) problems.push(...result);
      else unreadable.push(uri); // gone by now, or not readable
    }
    return problems;
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

async function check({ documents, problems }: EditorServices, uri: Uri) {
  const document = openDocument(uri);
  const text = document?.getText() ?? (await readText(uri));
  const found = documents.language.validate(document ? documents.parse(document) : documents.language.parse(text));
  const positionAt = textPositions(text);
  problems.show({ uri, positionAt }, found);
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
