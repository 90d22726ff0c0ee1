import { Uri, window, workspace } from 'vscode';
import { referralTemplates, type Template } from '../../domain/referralTemplates';
import { fileNames } from '../../sync/fileNames';
import { referralText } from '../../sync/referralText';
import type { EditorServices } from '../editorServices';
import { languageId } from '../language/languageId';
import { referralFolder } from '../referralFolder';
import { ask, pick } from '../ui/prompts';
import { UserError } from '../userError';
import { writeFile } from '../writeFile';
import type { Command } from './command';

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

interface Wish {
  template: Template;
  name: string;
  folder?: Uri;
  /** The very file to write. */
  file?: Uri;
}

/**
 * Writes a new referral from a template and opens it. Called with `{ template, name?, folder? }`, or with the `Uri` of
 * the file, which then is a private deal, it asks nothing; without a workspace it is an untitled document. Resolves to
 * `{ uri }`.
 */
export const newReferral: Command = async (services, argument) => {
  const { template, name, folder, file } = wishOf(argument) ?? (await askFor());
  const closing = `${new Date(Date.now() + ninetyDays).toISOString().slice(0, 10)}T00:00:00Z`;
  const referral = template.make({ name, closing });
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
