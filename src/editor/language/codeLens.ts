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
  workspace,
} from 'vscode';
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

/** Of more referrals than these VS Code asks for the commands when they come into sight: each costs it something. */
const most = 100;

/** A lens whose command is made at once, or when VS Code asks for it. */
class ReferralLens extends CodeLens {
  constructor(
    range: Range,
    readonly make: () => Command,
    isLater: boolean,
  ) {
    super(range, isLater ? undefined : make());
  }
}

/** Above each referral: its state, what kind of deal it is, its problems, and what can be done with it. */
export function registerCodeLens(documents: ReferralDocuments, settings: SettingsReader): Disposable {
  const changed = new EventEmitter<void>();

  function problemsOf(document: TextDocument, summaries: readonly ReferralSummary[]): Problem[][] {
    return problemsBelow(summaries, documents.checker.validate(documents.parse(document)));
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
      const summaries = documents.checker.summaries(documents.parse(document));
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
        const summaries = documents.checker.summaries(documents.parse(document));
        const problems = problemsOf(document, summaries);
        const isLater = summaries.length > most;
        return summaries.flatMap((summary, at) => {
          const range = rangeOf(document, { offset: summary.offset, length: 0 });
          return commandsOf(document.uri, summary, problems[at] ?? []).map(
            (make) => new ReferralLens(range, make, isLater),
          );
        });
      },
      resolveCodeLens(lens) {
        if (lens instanceof ReferralLens) lens.command ??= lens.make();
        return lens;
      },
    }),
  );
}

/** What the lenses of a referral say and do, in order. */
function commandsOf(uri: Uri, summary: ReferralSummary, problems: readonly Problem[]): (() => Command)[] {
  const { deal, pointer } = summary;
  const action = (title: string, command: string, tooltip: string) => () => ({
    ...{ title, command, tooltip },
    // The only referral of a file is the file's.
    arguments: [uri, pointer === '' ? { byHand: true } : { pointer, byHand: true }],
  });
  const state = () => ({
    title: statusText(summary).replaceAll('$(', '$ (') || 'No status',
    tooltip: 'Status and substatus',
    command: '',
  });
  const kind = deal && {
    title: deal.label,
    tooltip: `This is a ${lowerFirst(deal.label)}, because ${deal.because}.`,
    command: '',
  };
  return [
    state,
    ...(kind ? [() => kind] : []),
    () =>
      problems.length > 0
        ? {
            title: countProblems(problems),
            tooltip: 'Show the problems of this referral',
            command: showProblems,
            arguments: [uri, pointer],
          }
        : { title: 'No problems', tooltip: 'All checks passed', command: '' },
    action('Submit', 'referrals.submit', 'Create or update this referral at the service'),
    action('Compare', 'referrals.compareWithRemote', 'Compare this referral with the service\u2019s version'),
    action('Change Status', 'referrals.changeStatus', 'Give this referral one of the next states'),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
