import { l10n, Range, SnippetString, type TextDocument, Uri, window, workspace } from 'vscode';
import { t } from '../../../base/l10n';
import { referralTemplates, type Template } from '../../../domain/publish/referralTemplates';
import { escapeSnippet } from '../../../language/completion/snippetText';
import { templateSnippet } from '../../../language/completion/templateItems';
import { quoteList } from '../../../language/wording';
import { fileNames } from '../../../sync/files/fileNames';
import { newFileText } from '../../../sync/files/newFileText';
import { languageId } from '../../documents/isReferral';
import { UserError } from '../../documents/userError';
import { writeFile } from '../../documents/writeFile';
import type { Services } from '../../editorServices';
import { ask, pick } from '../../ui/prompts';
import { referralFolder } from '../../workspace/referralFolder';
import type { Command } from '../command';

interface Wish {
  template: Template;
  name: string;
  folder?: Uri;
  /** The file to write. */
  file?: Uri;
}

/**
 * Writes a new referral from a template and opens it. Called with `{ template, name?, folder? }`, or with the `Uri` of
 * the file for a private deal, it asks nothing. Without a workspace it opens an untitled document. If a person runs it,
 * the caret is at the first tab stop. Resolves to `{ uri }`.
 */
export const newReferral: Command<'settings'> = async (services, argument) => {
  const wish = wishOf(argument);
  if (!wish) return guided(services, await askFor());
  const { template, name, folder, file } = wish;
  const referral = { ...template.value, name };
  const text = newFileText(referral);
  if (file) {
    await writeFile(file, text, { overwrite: false });
    await window.showTextDocument(file);
    return { uri: file };
  }
  if (!folder && !workspace.workspaceFolders) {
    const document = await workspace.openTextDocument({ language: languageId, content: text });
    await window.showTextDocument(document);
    return { uri: document.uri };
  }
  const uri = await create(services, folder, referral, text);
  await window.showTextDocument(uri);
  return { uri };
};

/**
 * Opens the new file and replaces its text with the template's snippet. The file has the text from the start, because
 * the user may close the window at any time.
 */
async function guided(services: Services<'settings'>, { template, name }: Wish): Promise<object> {
  const value = { ...template.value, name };
  const hasFolder = workspace.workspaceFolders !== undefined;
  const text = newFileText(value);
  const uri = hasFolder ? await create(services, undefined, value, text) : undefined;
  const document = uri
    ? await workspace.openTextDocument(uri)
    : await workspace.openTextDocument({ language: languageId, content: text });
  await openWithTabStops(document, `${templateSnippet({ value })}\n`);
  if (uri) await document.save();
  return { uri: document.uri };
}

async function create(
  { settings }: Services<'settings'>,
  given: Uri | undefined,
  referral: object,
  text: string,
): Promise<Uri> {
  const folder = given ?? (await referralFolder(settings));
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []); // no folder yet
  const taken = new Set(entries.map(([entry]) => entry.toLowerCase()));
  const names = fileNames({ ...referral });
  let name = names.next().value;
  while (taken.has(name.toLowerCase())) name = names.next().value;
  const uri = Uri.joinPath(folder, name);
  await writeFile(uri, text, { overwrite: false });
  return uri;
}

function wishOf(argument: unknown): Wish | undefined {
  const [first] = referralTemplates;
  if (argument instanceof Uri && first) {
    const name = argument.path
      .split('/')
      .at(-1)
      ?.replace(/(\.referrals?)?\.json$/i, '');
    return { template: first, name: name || l10n.t('New referral'), file: argument };
  }
  if (typeof argument !== 'object' || argument === null || !('template' in argument)) return undefined;
  const template = referralTemplates.find(({ name }) => name === argument.template);
  if (!template) {
    const known = quoteList(
      referralTemplates.map(({ name }) => name),
      { maxValues: referralTemplates.length },
    );
    throw new UserError('argument', l10n.t('Unknown template "{0}". Use {1}.', String(argument.template), known));
  }
  const name = 'name' in argument && typeof argument.name === 'string' ? argument.name.trim() : '';
  const folder = 'folder' in argument && argument.folder instanceof Uri ? argument.folder : undefined;
  return { template, name: name || l10n.t('New referral'), ...(folder && { folder }) };
}

async function askFor(): Promise<Wish> {
  const items = referralTemplates.map((template) => ({
    label: t(template.label),
    detail: t(template.detail),
    template,
  }));
  const { template } = await pick(items, {
    title: l10n.t('New Referral (1/2)'),
    placeHolder: l10n.t('Select the kind of deal'),
  });
  const name = await ask({
    title: l10n.t('New Referral (2/2)'),
    prompt: workspace.workspaceFolders
      ? l10n.t('Enter the name of the deal. The file gets the same name.')
      : l10n.t('Enter the name of the deal.'),
    validateInput: (text) => (text.trim() ? undefined : l10n.t('Enter a name.')),
  });
  return { template, name };
}

/**
 * Shows a document that holds a template and turns it into a snippet. The first tab stop is selected at once and keeps
 * what a person types before the others exist, which takes a moment on a busy machine.
 * @param snippet the template with tab stops; without them it is the text of the document
 */
async function openWithTabStops(document: TextDocument, snippet: string): Promise<void> {
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
