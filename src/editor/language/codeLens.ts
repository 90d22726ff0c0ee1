import { CodeLens, commands, Disposable, EventEmitter, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { Problem, ReferralSummary } from '../../language/types';
import type { SettingsReader } from '../settings';
import { statusText } from '../tree/statusText';
import { countProblems } from './countProblems';
import { isChecked } from './isChecked';
import { languageId } from './languageId';
import { problemsBelow } from './problemsBelow';
import { rangeOf } from './rangeOf';
import type { ReferralDocuments } from './referralDocuments';

const showProblems = 'referrals.showProblems';

/** Above each referral: its state, what kind of deal it is, its problems, and what can be done with it. */
export function registerCodeLens(documents: ReferralDocuments, settings: SettingsReader): Disposable {
  const changed = new EventEmitter<void>();

  function problemsOf(document: TextDocument, summaries: readonly ReferralSummary[]): Problem[][] {
    return problemsBelow(summaries, documents.language.validate(documents.parse(document)));
  }

  return Disposable.from(
    changed,
    settings.onDidChange(() => changed.fire()),
    // Problems depend on more than the text: on the service, on other files, on settings.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const addresses = new Set(uris.map(String));
      if (workspace.textDocuments.some((each) => isChecked(each) && addresses.has(each.uri.toString()))) changed.fire();
    }),
    commands.registerCommand(showProblems, async (uri: unknown, pointer: unknown) => {
      if (!(uri instanceof Uri)) return;
      const document = await workspace.openTextDocument(uri);
      const summaries = documents.language.summaries(documents.parse(document));
      const [problems = []] = problemsOf(
        document,
        summaries.filter((summary) => summary.pointer === pointer),
      );
      const worst = ['error', 'warning', 'information', 'hint']
        .map((severity) => problems.find((problem) => problem.severity === severity))
        .find(Boolean);
      if (worst) await (await import('../commands/showProblem')).showProblem(uri, worst);
    }),
    languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        if (!isChecked(document) || !settings.read().codeLens) return [];
        const summaries = documents.language.summaries(documents.parse(document));
        const problems = problemsOf(document, summaries);
        return summaries.flatMap((summary, at) => lensesOf(document, summary, problems[at] ?? []));
      },
    }),
  );
}

function lensesOf(document: TextDocument, summary: ReferralSummary, problems: readonly Problem[]): CodeLens[] {
  const { uri } = document;
  const { deal, pointer } = summary;
  const range = rangeOf(document, { offset: summary.offset, length: 0 });
  const lens = (title: string, tooltip: string, command = '', ...args: unknown[]) =>
    new CodeLens(range, { title, tooltip, command, ...(args.length > 0 && { arguments: args }) });
  // The only referral of a file is the file's.
  const target = pointer === '' ? [uri] : [uri, { pointer }];
  const state = statusText(summary).replaceAll('$(', '$ (') || 'No status';
  return [
    lens(state, 'Status and substatus'),
    ...(deal ? [lens(deal.label, `This is a ${lowerFirst(deal.label)}, because ${deal.because}.`)] : []),
    problems.length > 0
      ? lens(countProblems(problems), 'Show the problems of this referral', showProblems, uri, pointer)
      : lens('No problems', 'All checks passed'),
    lens('Submit', 'Create or update this referral at the service', 'referrals.submit', ...target),
    lens('Compare', 'Compare this referral with the service\u2019s version', 'referrals.compareWithRemote', ...target),
    lens('Change Status', 'Give this referral one of the next states', 'referrals.changeStatus', ...target),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
