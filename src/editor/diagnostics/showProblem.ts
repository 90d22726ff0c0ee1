import { commands, Selection, type Uri, window, workspace } from 'vscode';
import type { Problem } from '../../language/types';

/** Opens the Problems view, and the file at the problem. */
export async function showProblem(uri: Uri, problem: Problem): Promise<void> {
  await commands.executeCommand('workbench.actions.view.problems');
  const document = await workspace.openTextDocument(uri);
  const start = document.positionAt(problem.offset);
  const end = document.positionAt(problem.offset + problem.length);
  await window.showTextDocument(document, { selection: new Selection(start, end) });
}
