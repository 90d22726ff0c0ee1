import {
  Disposable,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskScope,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { isSet } from '../configuration/isSet';

const type = 'referrals';

/** A task of the type `referrals` in tasks.json. */
interface CheckDefinition extends TaskDefinition {
  task: 'check';
  /** Files, folders and patterns; the whole folder if not given. */
  paths?: string[];
  /** Further options of `referrals check`. */
  options?: string[];
}

/** Offers the task `referrals: check`, which runs the command line of the extension in a terminal. */
export function registerCheckTask(extensionUri: Uri): Disposable {
  // The browser runs no processes, and only files on a disk can be given to one.
  if (typeof process === 'undefined' || extensionUri.scheme !== 'file') return new Disposable(() => undefined);
  return tasks.registerTaskProvider(type, {
    provideTasks: () => {
      const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      return folders.map((folder) => checkTask(extensionUri, { type, task: 'check' }, folder));
    },
    resolveTask: ({ definition, scope }) =>
      checkTask(extensionUri, definition as CheckDefinition, typeof scope === 'object' ? scope : undefined),
  });
}

function checkTask(extensionUri: Uri, definition: CheckDefinition, folder?: WorkspaceFolder): Task {
  const settings = workspace.getConfiguration('referrals', folder);
  const rules = Object.entries(settings.get<Record<string, string>>('rules', {}));
  // A default would override what a configuration file says.
  const taxonomy = isSet(settings.inspect('taxonomy')) ? ['--taxonomy', settings.get('taxonomy', 'auto')] : [];
  const args = [
    Uri.joinPath(extensionUri, 'dist/cli.js').fsPath,
    'check',
    ...taxonomy,
    ...rules.flatMap(([code, severity]) => ['--rule', `${code}=${severity}`]),
    ...(definition.options ?? []),
    ...(definition.paths ?? ['.']),
  ];
  const execution = new ProcessExecution(process.execPath, args, {
    ...(folder && { cwd: folder.uri.fsPath }),
    // The program of a desktop VS Code is a Node.js only if it is told so.
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  // No problem matcher: the editor reports the same problems itself.
  const task = new Task(definition, folder ?? TaskScope.Workspace, l10n.t('check'), type, execution, []);
  task.detail = l10n.t('Checks all referral files of a folder');
  return task;
}
