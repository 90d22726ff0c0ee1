import { commands, l10n, Range, SnippetString, window, workspace } from 'vscode';
import { UserError } from '../../documents/userError';
import { valueAtCaret } from '../../providers/inDraftValue';
import { targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { moveTyped, resumeTabStops } from './resumeTabStops';

/** Maximum number of attempts if the text changes meanwhile. */
const maxAttempts = 20;

/**
 * Selects the next placeholder after the caret, and makes all remaining ones tab stops again: after Escape, or in a
 * reopened draft. Called with `{ offset }`, it starts there. Called with `{ key: 'tab' }` while the caret is not in a
 * value, it does what Tab does elsewhere. Resolves to `{ uri, found }`.
 */
export const nextPlaceholder: Command = async (_services, argument, options) => {
  const uri = targetFile(argument);
  const active = window.activeTextEditor;
  // Without waiting, so that keys that follow at once are told from what was there.
  const isActive = active?.document.uri.toString() === uri.toString();
  const editor = isActive ? active : await window.showTextDocument(await workspace.openTextDocument(uri));
  const { document } = editor;
  if (isTab(argument) && valueAtCaret(editor) === undefined) {
    await commands.executeCommand('tab');
    return { uri, found: false };
  }
  const text = document.getText();
  const selected = { start: document.offsetAt(editor.selection.start), end: document.offsetAt(editor.selection.end) };
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const { version } = document;
    const current = document.getText();
    const found = resumeTabStops(text, offsetOf(options) ?? selected.end);
    const moved = found && moveTyped(found, text, selected, current);
    const stops = moved ?? resumeTabStops(current, document.offsetAt(editor.selection.active));
    if (!stops) {
      window.setStatusBarMessage(l10n.t('$(check) No placeholder left'), 5000);
      return { uri, found: false };
    }
    // The tab stops of an earlier template would end in the middle of the new ones.
    await commands.executeCommand('leaveSnippet');
    const { offset, length, snippet } = stops;
    const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
    if (await editor.insertSnippet(new SnippetString(snippet), range)) return { uri, found: true };
    if (document.version === version) break;
  }
  throw new UserError(
    'unwritten',
    l10n.t('Could not change {0}. Check that it is not read-only.', workspace.asRelativePath(uri)),
  );
};

function isTab(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'key' in argument && argument.key === 'tab';
}

function offsetOf(options: unknown): number | undefined {
  if (typeof options !== 'object' || options === null || !('offset' in options)) return undefined;
  return typeof options.offset === 'number' ? options.offset : undefined;
}
