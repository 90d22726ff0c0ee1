import { Disposable, extensions, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { ConfigurationProblem } from '../../language/configuration/configurationProblem';
import { diagnosticOf } from '../language/diagnosticOf';
import { textPositions } from '../textPositions';
import type { Configurations } from './configurations';
import { readWithFiles } from './readPlace';
import { isConfiguration } from './watchConfigurations';

/**
 * Shows what is wrong in configuration files: in those that are about files of the workspace, and in open ones. In an open
 * one VS Code's JSON support shows what the schema says, too; that is not shown twice.
 */
export function showConfigurationProblems(configurations: Configurations): Disposable {
  const collection = languages.createDiagnosticCollection('referral-configuration');

  function show(uri: Uri, text: string, problems: readonly ConfigurationProblem[]): void {
    const positionAt = textPositions(text);
    collection.set(
      uri,
      // There is no page about them, as there is about rules.
      problems.map((each) => Object.assign(diagnosticOf(each, { uri, positionAt }), { code: each.code })),
    );
  }

  async function showOpen(document: TextDocument): Promise<void> {
    if (!isConfiguration(document.uri) || document.isClosed) return;
    const { version } = document;
    const { problems } = await readWithFiles(Uri.joinPath(document.uri, '..'), document.getText());
    if (document.version !== version || document.isClosed) return;
    const isShown = isCheckedByVscode(document);
    show(
      document.uri,
      document.getText(),
      problems.filter(({ isInSchema }) => !(isShown && isInSchema)),
    );
  }

  function showAll(): void {
    collection.clear();
    for (const { uri, text, problems } of configurations.all) if (problems.length > 0) show(uri, text, problems);
    for (const document of workspace.textDocuments) showOpen(document);
  }

  showAll();
  return Disposable.from(
    collection,
    configurations.onDidFind(showAll),
    workspace.onDidOpenTextDocument(showOpen),
    workspace.onDidChangeTextDocument(({ document }) => showOpen(document)),
    workspace.onDidCloseTextDocument(({ uri }) => isConfiguration(uri) && showAll()),
  );
}

/** Whether VS Code checks a document with the schema of configuration files. */
function isCheckedByVscode({ languageId, uri }: TextDocument): boolean {
  const isOn = workspace.getConfiguration('json', uri).get('validate.enable', true);
  return isOn && ['json', 'jsonc'].includes(languageId) && !!extensions.getExtension('vscode.json-language-features');
}
