import { Position, SnippetString, Uri, window, workspace } from 'vscode';
import { referralTemplates, type Template } from '../../domain/referralTemplates';
import { templateSnippet } from '../../language/completion/templateItems';
import { fileNames } from '../../sync/fileNames';
import { referralText } from '../../sync/referralText';
import type { EditorServices } from '../editorServices';
import { languageId } from '../language/languageId';
import { referralFolder } from '../referralFolder';
import { ask, pick } from '../ui/prompts';
import { UserError } from '../userError';
import { writeFile } from '../writeFile';
import type { Command } from './command';

interface Wish {
  template: Template;
  name: string;
  folder?: Uri;
  /** The file to write. */
  file?: Uri;
}

/**
 * Writes a new referral from a template and opens it. Called with `{ template, name?, folder? }`, or with the `Uri` of
 * the file, which then is a private deal, it asks nothing; without a workspace it is an untitled document. If a person
 * runs it, the caret is at the first tab stop. Resolves to `{ uri }`.
 */
export const newReferral: Command = async (services, argument) => {
  const wish = wishOf(argument);
  if (!wish) return guided(services, await askFor());
  const { template, name, folder, file } = wish;
  const referral = { ...template.value, name };
  const text = referralText(referral);
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

/** Opens the new file and inserts the template with its tab stops. The name was asked for already. */
async function guided(services: EditorServices, { template, name }: Wish): Promise<object> {
  const value = { ...template.value, name };
  const hasFolder = workspace.workspaceFolders !== undefined;
  const uri = hasFolder ? await create(services, undefined, value, '') : undefined;
  const document = uri
    ? await workspace.openTextDocument(uri)
    : await workspace.openTextDocument({ language: languageId });
  const editor = await window.showTextDocument(document);
  const snippet = new SnippetString(`${templateSnippet({ value })}\n`);
  await editor.insertSnippet(snippet, new Position(0, 0), { undoStopBefore: false, undoStopAfter: false });
  await document.save();
  return { uri: document.uri };
}

async function create(
  { settings }: EditorServices,
  given: Uri | undefined,
  referral: object,
  text: string,
): Promise<Uri> {
  const folder = given ?? referralFolder(settings.read());
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
    return { template: first, name: name || 'New referral', file: argument };
  }
  if (typeof argument !== 'object' || argument === null || !('template' in argument)) return undefined;
  const template = referralTemplates.find(({ name }) => name === argument.template);
  if (!template) {
    const known = referralTemplates.map(({ name }) => name).join(', ');
    throw new UserError('argument', `There is no template "${argument.template}". Templates: ${known}.`);
  }
  const name = 'name' in argument && typeof argument.name === 'string' ? argument.name.trim() : '';
  const folder = 'folder' in argument && argument.folder instanceof Uri ? argument.folder : undefined;
  return { template, name: name || 'New referral', ...(folder && { folder }) };
}

async function askFor(): Promise<Wish> {
  const items = referralTemplates.map((template) => ({ label: template.label, detail: template.detail, template }));
  const { template } = await pick(items, { title: 'New Referral (1/2)', placeHolder: 'What kind of deal is it?' });
  const name = await ask({
    title: 'New Referral (2/2)',
    prompt: 'The name of the deal; the file is named after it',
    validateInput: (text) => (text.trim() ? undefined : 'Give the deal a name.'),
  });
  return { template, name };
}
