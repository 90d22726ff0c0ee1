import { CodeAction, CodeActionKind, type Disposable, languages, WorkspaceEdit } from 'vscode';
import { diagnosticOf } from './diagnosticOf';
import { languageId } from './languageId';
import { rangeOf } from './rangeOf';
import type { ReferralDocuments } from './referralDocuments';

/** Quick fixes for the problems that the caret or the selection touches. */
export function registerCodeActions(documents: ReferralDocuments): Disposable {
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions(document, range) {
        const parsed = documents.parse(document);
        const touched = documents.language
          .validate(parsed)
          .filter((problem) => rangeOf(document, problem).intersection(range) !== undefined);
        return touched.flatMap((problem) =>
          documents.language.fixes(parsed, problem).map((fix) => {
            const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
            action.diagnostics = [diagnosticOf(problem, document)];
            action.isPreferred = fix.preferred ?? false;
            action.edit = new WorkspaceEdit();
            for (const edit of fix.edits) action.edit.replace(document.uri, rangeOf(document, edit), edit.text);
            return action;
          }),
        );
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
