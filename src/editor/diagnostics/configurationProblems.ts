import { type Diagnostic, Disposable, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { ConfigurationProblem } from '../../language/configuration/configurationProblem';
import type { Configurations } from '../configuration/configurations';
import { readWithFiles } from '../configuration/readPlace';
import { isConfiguration } from '../configuration/watchConfigurations';
import { textPositions } from '../documents/positions';
import { diagnosticOf, diagnosticSource } from './diagnosticOf';

interface Found {
  readonly diagnostic: Diagnostic;
  readonly isInSchema: boolean;
}

/**
 * Shows problems of configuration files: those that apply to files of the workspace, and open ones. In an editor,
 * leaves out what VS Code's JSON support already shows from the schema.
 */
export function showConfigurationProblems(configurations: Configurations): Disposable {
  const collection = languages.createDiagnosticCollection('referral-configuration');
  const found = new Map<string, readonly Found[]>();

  function put(uri: Uri, text: string, problems: readonly ConfigurationProblem[]): void {
    const positionAt = textPositions(text);
    const all = problems.map((each) => ({
      // Only the codes of rules have a page to link to.
      diagnostic: Object.assign(diagnosticOf(each, { uri, positionAt }), { code: each.code }),
      isInSchema: each.isInSchema,
    }));
    found.set(uri.toString(), all);
    show(uri);
  }

  function show(uri: Uri): void {
    const all = found.get(uri.toString());
    if (!all) return;
    const others = languages.getDiagnostics(uri).filter(({ source }) => source !== diagnosticSource);
    const isShown = ({ diagnostic, isInSchema }: Found) =>
      isInSchema && others.some(({ range }) => range.intersection(diagnostic.range));
    const own = all.filter((each) => !isShown(each)).map(({ diagnostic }) => diagnostic);
    const before = collection.get(uri) ?? [];
    if (before.length !== own.length || own.some((each, index) => each !== before[index])) collection.set(uri, own);
  }

  async function readOpen(document: TextDocument): Promise<void> {
    if (!isConfiguration(document.uri) || document.isClosed) return;
    const { version } = document;
    const { problems } = await readWithFiles(Uri.joinPath(document.uri, '..'), document.getText());
    if (document.version === version && !document.isClosed) put(document.uri, document.getText(), problems);
  }

  function readAll(): void {
    const { all } = configurations;
    const open = workspace.textDocuments.filter(({ uri }) => isConfiguration(uri));
    const counted = new Set([...all, ...open].map(({ uri }) => uri.toString()));
    for (const address of found.keys()) {
      if (counted.has(address)) continue;
      found.delete(address);
      collection.delete(Uri.parse(address));
    }
    const isOpen = (uri: Uri) => open.some((document) => document.uri.toString() === uri.toString());
    for (const { uri, text, problems } of all) if (!isOpen(uri)) put(uri, text, problems);
    for (const document of open) readOpen(document);
  }

  readAll();
  return Disposable.from(
    collection,
    configurations.onDidFind(readAll),
    workspace.onDidOpenTextDocument(readOpen),
    workspace.onDidChangeTextDocument(({ document }) => readOpen(document)),
    workspace.onDidCloseTextDocument(({ uri }) => isConfiguration(uri) && readAll()),
    languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(show)),
  );
}
