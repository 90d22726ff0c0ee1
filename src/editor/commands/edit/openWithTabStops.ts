import { Range, SnippetString, type TextDocument, window } from 'vscode';
import { escapeSnippet } from '../../../language/completion/snippetText';

/**
 * Shows a document that holds a template and turns it into the template with tab stops. The first tab stop is selected
 * from the start and keeps what a person types before the others are there, which takes a moment on a busy machine.
 * @param snippet the template with tab stops; without them it is the text of the document
 */
export async function openWithTabStops(document: TextDocument, snippet: string): Promise<void> {
  const text = document.getText();
  const placeholder = firstStop.exec(snippet)?.[1] ?? '';
  const start = text.indexOf(`"${placeholder}"`) + 1;
  const end = start + placeholder.length;
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  const editor = await window.showTextDocument(document, { selection });
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const current = document.getText();
    // Elsewhere the user has changed the text: tab stops would take that away.
    if (!current.startsWith(text.slice(0, start)) || !current.endsWith(text.slice(end))) return;
    const typed = current.slice(start, current.length - text.length + end);
    const rest = typed === placeholder ? snippet : snippet.replace(firstStop, () => `${escapeSnippet(typed)}$1`);
    const all = new Range(document.positionAt(0), document.positionAt(current.length));
    const options = { undoStopBefore: false, undoStopAfter: false };
    // False if the text has changed in the meantime.
    if (await editor.insertSnippet(new SnippetString(rest), all, options)) return;
  }
}

const firstStop = /\$\{1:([^{}]*)\}/;
const maxAttempts = 20;
