import { commands, type TextDocument, Uri, window, workspace } from 'vscode';
import { workspaceFolder } from './workspaceFolder';

let count = 0;

/** Files of one suite, in a folder of their own; `clean` closes their editors and deletes them. */
export class Scratch {
  readonly folder: Uri;

  constructor(name: string) {
    this.folder = Uri.joinPath(workspaceFolder(), `scratch-${name}`);
  }

  /** Writes a new file. */
  async write(content: unknown, name = `file${++count}.referral.json`): Promise<Uri> {
    const uri = Uri.joinPath(this.folder, name);
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  /** Writes a new file and shows it in an editor. */
  async open(content: unknown, name?: string): Promise<TextDocument> {
    const document = await workspace.openTextDocument(await this.write(content, name));
    await window.showTextDocument(document);
    return document;
  }

  async clean(): Promise<void> {
    for (const document of workspace.textDocuments) {
      if (!document.isDirty) continue;
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
    await Promise.resolve(workspace.fs.delete(this.folder, { recursive: true })).catch(() => undefined);
  }
}
