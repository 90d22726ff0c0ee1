import { commands, l10n, Range, SnippetString, window, workspace } from 'vscode';
import { UserError } from '../userError';
import type { Command } from './command';
import { resumeTabStops } from './resumeTabStops';
import { targetFile } from './targetFile';

/**
 * Goes to the next placeholder after the caret, and makes all that are left tab stops again: after Escape, or in a draft
 * that was opened again, Tab goes on. Called with `{ offset }`, it starts there. Resolves to `{ uri, found }`.
 */
export const nextPlaceholder: Command = async (_services, argument, options) => {
  const uri = targetFile(argument);
  const document = await workspace.openTextDocument(uri);
  const editor = await window.showTextDocument(document);
  const start = offsetOf(options) ?? document.offsetAt(editor.selection.active);
  const stops = resumeTabStops(document.getText(), start);
  if (!stops) {
    window.setStatusBarMessage(l10n.t('$(check) No placeholder left'), 5000);
    return { uri, found: false };
  }
  // The tab stops of an earlier template would end in the middle of the new ones.
  await commands.executeCommand('leaveSnippet');
  const { offset, length, snippet } = stops;
  const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
  if (!(await editor.insertSnippet(new SnippetString(snippet), range)))
    throw new UserError(
      'unwritten',
      l10n.t('Could not change {0}. Check that it is not read-only.', workspace.asRelativePath(uri)),
    );
  return { uri, found: true };
};

function offsetOf(options: unknown): number | undefined {
  if (typeof options !== 'object' || options === null || !('offset' in options)) return undefined;
  return typeof options.offset === 'number' ? options.offset : undefined;
}
