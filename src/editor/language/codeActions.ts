import {
  CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type Disposable,
  languages,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { Fix, FixAction, Problem, TextEdit } from '../../language/types';
import { placeLocation } from '../index/placeLocation';
import type { ReferralIndex } from '../index/referralIndex';
import { diagnosticOf } from './diagnosticOf';
import { isChecked } from './isChecked';
import { languageId } from './languageId';
import { rangeOf } from './rangeOf';
import type { ReferralDocuments } from './referralDocuments';

const fixAllKind = CodeActionKind.SourceFixAll.append('referrals');
const sortKind = CodeActionKind.Source.append('sortProperties.referrals');

/**
 * Quick fixes for the problems that the caret or the selection touches, and, where they are asked for by their kind
 * (a save with `editor.codeActionsOnSave` does so), all safe fixes at once and the documentation's order of properties.
 */
export function registerCodeActions(documents: ReferralDocuments, index: ReferralIndex): Disposable {
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions(document, range, { only, diagnostics }) {
        if (!isChecked(document)) return [];
        const { language } = documents;
        const parsed = documents.parse(document);
        if (only && CodeActionKind.Source.contains(only))
          return [
            ...(only.contains(fixAllKind)
              ? source(document, 'Fix all safe problems', fixAllKind, language.fixAll(parsed))
              : []),
            ...(only.contains(sortKind)
              ? source(document, 'Sort properties', sortKind, language.sortProperties(parsed))
              : []),
          ];
        if (only && !only.contains(CodeActionKind.QuickFix)) return [];
        const start = document.offsetAt(range.start);
        const end = document.offsetAt(range.end);
        const touched = language
          .validate(parsed)
          .filter(({ offset, length }) => offset <= end && start <= offset + length);
        const offered = touched.flatMap((problem) =>
          language.fixes(parsed, problem).map((fix) => ({ fix, shown: shownAs(problem, document, diagnostics) })),
        );
        return merged(offered).map(({ fix, shown }) => quickFix(document, index, fix, shown));
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind, sortKind] },
  );
}

function source(document: TextDocument, title: string, kind: CodeActionKind, edits: readonly TextEdit[]): CodeAction[] {
  if (edits.length === 0) return [];
  const action = new CodeAction(title, kind);
  action.edit = workspaceEdit(document, edits);
  return [action];
}

function quickFix(document: TextDocument, index: ReferralIndex, fix: Fix, shown: Diagnostic[]): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.diagnostics = shown;
  action.isPreferred = fix.preferred ?? false;
  if (fix.edits.length > 0) action.edit = workspaceEdit(document, fix.edits);
  if (fix.action) action.command = commandOf(fix.action, fix.title, document, index);
  return action;
}

function commandOf(action: FixAction, title: string, document: TextDocument, index: ReferralIndex): Command {
  if (action.kind === 'pullLatest') return { command: 'referrals.pullLatest', title, arguments: [document.uri] };
  const { uri, ...place } = action.place;
  const { uri: address, range } =
    uri && uri !== document.uri.toString()
      ? placeLocation(index, { uri, ...place })
      : { uri: document.uri, range: rangeOf(document, place) };
  return { command: 'vscode.open', title, arguments: [address, { selection: range }] };
}

/** One fix that answers several problems is offered once; preferred ones come first. */
function merged(offered: readonly { fix: Fix; shown: Diagnostic }[]): { fix: Fix; shown: Diagnostic[] }[] {
  const byContent = new Map<string, { fix: Fix; shown: Diagnostic[] }>();
  for (const { fix, shown } of offered) {
    const key = JSON.stringify([fix.title, fix.edits, fix.action]);
    const same = byContent.get(key);
    if (!same) byContent.set(key, { fix, shown: [shown] });
    else byContent.set(key, { fix: same.fix.preferred ? same.fix : fix, shown: [...same.shown, shown] });
  }
  return [...byContent.values()].sort((a, b) => Number(b.fix.preferred ?? false) - Number(a.fix.preferred ?? false));
}

/** The problem as VS Code has it already, so that it knows which of its own the fix is for. */
function shownAs(problem: Problem, document: TextDocument, diagnostics: readonly Diagnostic[]): Diagnostic {
  const own = diagnosticOf(problem, document);
  return diagnostics.find(({ range, message }) => range.isEqual(own.range) && message === own.message) ?? own;
}

function workspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const each of edits) edit.replace(document.uri, rangeOf(document, each), each.text);
  return edit;
}
