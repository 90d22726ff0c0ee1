import {
  CodeAction,
  CodeActionKind,
  type Command,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { type OwnTaxonomies, withName } from '../../domain/taxonomy/ownTaxonomies';
import { applyEdits } from '../../language/edits/applyEdits';
import type { Fix, FixAction, Problem, TextEdit } from '../../language/types';
import type { KnownReferrals } from '../connection/knownReferrals';
import { diagnosticOf } from '../diagnostics/diagnosticOf';
import { isChecked, languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { placeLocation } from '../workspace/index/placeLocation';
import type { ReferralIndex } from '../workspace/index/referralIndex';
import { hasLostId } from './lensProblems';

const fixAllKind = CodeActionKind.SourceFixAll.append('referrals');
const sortKind = CodeActionKind.Source.append('sortProperties.referrals');

/** A fix as offered: with the command that it runs, and the problems that it solves. */
interface Offer {
  fix: Fix;
  command: Command | undefined;
  shown: Diagnostic[];
}

/**
 * Registers quick fixes for the problems at the caret or the selection. If asked for by kind, as a save with
 * `editor.codeActionsOnSave` does, also offers all safe fixes at once, and sorting properties.
 */
export function registerCodeActions(
  documents: ReferralDocuments,
  index: ReferralIndex,
  known: KnownReferrals,
): Disposable {
  async function sources(document: TextDocument, only: CodeActionKind): Promise<CodeAction[]> {
    const language = await documents.language();
    const parsed = documents.parse(document);
    return [
      ...(only.contains(fixAllKind)
        ? source(document, l10n.t('Fix all safe problems'), fixAllKind, language.fixAll(parsed))
        : []),
      ...(only.contains(sortKind)
        ? source(document, l10n.t('Sort properties'), sortKind, language.sortProperties(parsed))
        : []),
    ];
  }

  async function fixes(document: TextDocument, range: Range, diagnostics: readonly Diagnostic[]): Promise<Offer[]> {
    const language = await documents.language();
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    const parsed = documents.parse(document);
    const touched = language.validate(parsed).filter(({ offset, length }) => offset <= end && start <= offset + length);
    const offers: Offer[] = [];
    for (const problem of touched) {
      const restoring = hasLostId(problem)
        ? await (await import('./restoreId')).restoreId(parsed.text, problem, { known, index })
        : [];
      for (const fix of [...restoring, ...language.fixes(parsed, problem)])
        offers.push({
          fix,
          command: fix.action && commandOf(fix.action, fix.title, document, problem),
          shown: [shownAs(problem, document, diagnostics)],
        });
    }
    return offers;
  }

  function commandOf(action: FixAction, title: string, document: TextDocument, problem: Problem): Command {
    if (action.kind === 'pullLatest') {
      const referral = documents
        .summaries(documents.parse(document))
        .find(({ offset, length }) => offset <= problem.offset && problem.offset <= offset + length);
      const which = referral?.pointer ? [{ pointer: referral.pointer }] : [];
      return { command: 'referrals.pullLatest', title, arguments: [document.uri, ...which] };
    }
    if (action.kind !== 'open') return { command: changeTaxonomy, title, arguments: [action, document.uri] };
    const { uri, ...place } = action.place;
    const { uri: address, range } =
      uri && uri !== document.uri.toString()
        ? placeLocation(index, { uri, ...place })
        : { uri: document.uri, range: rangeOf(document, place) };
    return { command: 'vscode.open', title, arguments: [address, { selection: range }] };
  }

  return languages.registerCodeActionsProvider(
    languageId,
    {
      async provideCodeActions(document, range, { only, diagnostics }) {
        if (!isChecked(document)) return [];
        if (only && CodeActionKind.Source.contains(only)) return sources(document, only);
        if (only && !only.contains(CodeActionKind.QuickFix)) return [];
        return merged(await fixes(document, range, diagnostics)).map((offer) => quickFix(document, offer));
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

function quickFix(document: TextDocument, { fix, command, shown }: Offer): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.diagnostics = shown;
  action.isPreferred = fix.preferred ?? false;
  if (fix.edits.length > 0) action.edit = workspaceEdit(document, fix.edits);
  const next = command ?? caretAfterFix(document, fix);
  if (next) action.command = next;
  return action;
}

/** Merges equal fixes of several problems into one. Preferred ones come first. */
function merged(offers: readonly Offer[]): Offer[] {
  const byContent = new Map<string, Offer>();
  for (const offer of offers) {
    const key = JSON.stringify([offer.fix.title, offer.fix.edits, offer.command?.arguments]);
    const same = byContent.get(key);
    if (!same) byContent.set(key, offer);
    else byContent.set(key, { ...(same.fix.preferred ? same : offer), shown: [...same.shown, ...offer.shown] });
  }
  return [...byContent.values()].sort((a, b) => Number(b.fix.preferred ?? false) - Number(a.fix.preferred ?? false));
}

/** Finds the diagnostic of a problem that VS Code already has, so that it knows which one the fix is for. */
function shownAs(problem: Problem, document: TextDocument, diagnostics: readonly Diagnostic[]): Diagnostic {
  const own = diagnosticOf(problem, document);
  return diagnostics.find(({ range, message }) => range.isEqual(own.range) && message === own.message) ?? own;
}

function workspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const each of edits) edit.replace(document.uri, rangeOf(document, each), each.text);
  return edit;
}

/**
 * Returns the command that puts the caret between the empty quotes that a fix inserts, so that the user types there.
 * Returns undefined if it inserts none.
 */
function caretAfterFix(document: TextDocument, { edits, title }: Fix): Command | undefined {
  const sorted = [...edits].sort((a, b) => a.offset - b.offset);
  const index = sorted.findIndex(({ text }) => emptyValue.test(text));
  const edit = sorted[index];
  const first = sorted[0];
  const match = emptyValue.exec(edit?.text ?? '');
  if (!edit || !first || !match) return undefined;
  const start = document.positionAt(first.offset);
  const between = document.getText(new Range(start, document.positionAt(edit.offset)));
  const earlier = sorted.slice(0, index).map((each) => ({ ...each, offset: each.offset - first.offset }));
  const written = applyEdits(between, earlier) + edit.text.slice(0, match.index + match[0].length - 1);
  const lines = written.split(/\r\n|\r|\n/);
  const line = start.line + lines.length - 1;
  const character = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? start.character : 0);
  const selection = new Range(line, character, line, character);
  return { command: 'vscode.open', title, arguments: [document.uri, { selection }] };
}

const emptyValue = /:\s*""/;

/** Command behind the quick fixes that change the workspace's taxonomy. */
const changeTaxonomy = '_referrals.changeTaxonomy';

type TaxonomyChange = Extract<FixAction, { kind: 'useYear' | 'addToTaxonomy' }>;

/** Registers the command that chooses a fiscal year for the workspace, or adds a name to its taxonomies. */
export function registerChangeTaxonomy(): Disposable {
  return commands.registerCommand(changeTaxonomy, async (change: TaxonomyChange, uri?: Uri) => {
    const configuration = workspace.getConfiguration('referrals', uri);
    const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    if (change.kind === 'useYear') return configuration.update('taxonomy', change.year, target);
    const own = configuration.inspect<OwnTaxonomies>('taxonomies');
    return configuration.update('taxonomies', withName(own?.workspaceValue ?? {}, change), target);
  });
}
