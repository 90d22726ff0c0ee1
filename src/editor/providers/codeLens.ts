import {
  CodeLens,
  type Command,
  commands,
  Disposable,
  EventEmitter,
  languages,
  type Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Problem, ReferralSummary } from '../../language/types';
import type { SettingsReader } from '../configuration/settings';
import type { Connections } from '../connection/connections';
import type { OpenConflicts } from '../connection/openConflicts';
import { isChecked, languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { commandsOf, type Lenses, showProblems, textOf } from './lensCommands';
import { draftParts, problemsBelow } from './lensProblems';

/** Maximum number of lenses that get their commands at once; VS Code asks for the others when they come into view. */
const maxImmediate = 100;

/** A lens whose command is created at once, or when VS Code asks for it. */
class ReferralLens extends CodeLens {
  constructor(
    range: Range,
    readonly make: () => Command,
    isLater: boolean,
  ) {
    super(range, isLater ? undefined : make());
  }
}

/**
 * Registers the lenses above each referral: its state, kind of deal, problems and actions. While a conflict is open,
 * `registerConflictLens` shows its choices instead: VS Code cuts off long lines.
 */
export function registerCodeLens(
  documents: ReferralDocuments,
  settings: SettingsReader,
  conflicts: OpenConflicts,
): Disposable {
  const changed = new EventEmitter<void>();

  /** Last text of each document's lenses, so that VS Code redraws them only if it differs. */
  const said = new WeakMap<TextDocument, string>();

  function problemsOf(document: TextDocument, summaries: readonly ReferralSummary[]): Problem[][] {
    const problems = documents.validate(documents.parse(document));
    // What is around the only referral keeps it from being sent as well.
    return summaries[0]?.pointer === '' ? [[...problems]] : problemsBelow(summaries, problems);
  }

  function lensesOf(document: TextDocument): Lenses[] {
    if (!isChecked(document) || !settings.read().codeLens) return [];
    const summaries = documents.summaries(documents.parse(document));
    const problems = problemsOf(document, summaries);
    const isOpen = ({ id }: ReferralSummary) => id && conflicts.get(document.uri, id.value);
    return summaries.flatMap((summary, at) =>
      isOpen(summary)
        ? []
        : [{ offset: summary.offset, makers: commandsOf(document.uri, summary, problems[at] ?? []) }],
    );
  }

  return Disposable.from(
    changed,
    settings.onDidChange(() => changed.fire()),
    conflicts.onDidChange(() => changed.fire()),
    // Problems depend on more than the text: on the service, on other files, on settings.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const addresses = new Set(uris.map(String));
      const concerned = workspace.textDocuments.filter((each) => isChecked(each) && addresses.has(each.uri.toString()));
      if (concerned.some((each) => said.has(each) && said.get(each) !== textOf(lensesOf(each)))) changed.fire();
    }),
    commands.registerCommand(showProblems, async (uri: unknown, pointer: unknown) => {
      if (!(uri instanceof Uri)) return;
      const document = await workspace.openTextDocument(uri);
      const summaries = documents.summaries(documents.parse(document));
      const own = summaries.filter((summary) => summary.pointer === pointer);
      const [problems = []] = problemsOf(document, own);
      const draft = own[0] && draftParts(own[0], problems);
      if (draft) {
        const placeholder = problems.find(({ code }) => code === 'draft.placeholder');
        if (placeholder) {
          await commands.executeCommand('referrals.nextPlaceholder', uri, { offset: placeholder.offset - 1 });
          return;
        }
        const { offset, length } = draft.first;
        await window.showTextDocument(document, { selection: rangeOf(document, { offset, length }) });
        // Parts are missing: the menu has the fix that adds them all.
        await commands.executeCommand('editor.action.quickFix');
        return;
      }
      const worst = ['error', 'warning', 'information', 'hint']
        .map((severity) => problems.find((problem) => problem.severity === severity))
        .find(Boolean);
      if (worst) await (await import('../diagnostics/showProblem')).showProblem(uri, worst);
    }),
    languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        const lenses = lensesOf(document);
        said.set(document, textOf(lenses));
        const isLater = lenses.length > maxImmediate;
        return lenses.flatMap(({ offset, makers }) => {
          const range = rangeOf(document, { offset, length: 0 });
          return makers.map((make) => new ReferralLens(range, make, isLater));
        });
      },
      resolveCodeLens(lens) {
        if (lens instanceof ReferralLens) lens.command ??= lens.make();
        return lens;
      },
    }),
  );
}

/** Registers the lenses above a referral with an open conflict: what the other side changed, and the choices. */
export function registerConflictLens(
  conflicts: OpenConflicts,
  connections: Connections,
  settings: SettingsReader,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    conflicts.onDidChange(() => changed.fire()),
    languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!isChecked(document) || !settings.read().codeLens) return [];
        const open = conflicts.of(document.uri);
        if (open.length === 0) return [];
        const { conflictLenses } = await import('./conflictLenses');
        return conflictLenses(document, open, connections.serviceName);
      },
    }),
  );
}
