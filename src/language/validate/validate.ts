import { t } from '../../base/l10n';
import { NoteKind } from '../document/notes';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { foreignText } from '../facts/foreignText';
import { otherKind } from '../facts/otherKind';
import type { Rule, RuleContext } from '../rules/defineRule';
import { catalogue, checkingRules } from '../rules/index';
import type { Finding } from '../shape/finding';
import type { Problem, Severity } from '../types';
import { CheckedDocument } from './checkedDocument';
import { outerProblems } from './outerProblems';
import { OutsideProblems } from './outsideProblems';
import { moveProblem, toProblem } from './problem';
import { referralFindings } from './referralFindings';
import { lowerSent, selectedNames } from './sentByService';
import { referralSyntax } from './syntaxProblems';

const nothing: readonly never[] = [];

/** Only the last results are kept: settings change, and days go by, while a document stays open. */
const lastChecked = new NoteKind<{ owner: object; checked: CheckedDocument }>();

type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Sources outside the document. */
interface Hosts {
  known: boolean;
  siblings: boolean;
  /** Returns another value whenever they may answer differently. Without it, they are asked at each check. */
  revision?: () => unknown;
}

/**
 * Creates a function that checks documents. It keeps the findings of a referral while its document is edited, and until
 * the next day.
 */
export function validator(
  context: RuleContext,
  severities: Severities,
  hosts: Hosts,
): (document: ParsedDocument) => Problem[] {
  /** Identifies results kept with a document: those of this validator on this day. */
  let owner = {};
  /** In UTC, as a number of days. */
  let day = Number.NaN;

  function forgetYesterday(): void {
    const today = Math.floor(context.today().getTime() / 86_400_000);
    if (today === day) return;
    day = today;
    owner = {};
  }

  function severityOf(code: string, usual?: Severity): Severity | 'off' {
    return severities[code] ?? usual ?? catalogue.get(code) ?? 'error';
  }

  /** Gives a problem the severity of its code, and tells whether it is reported. */
  function isReported(problem: Problem): boolean {
    const severity = severityOf(problem.code);
    if (severity !== 'off') problem.severity = severity;
    return severity !== 'off';
  }

  const isChosen = (code: string): boolean => severities[code] !== undefined;
  const isOn = ({ code }: Rule): boolean => severityOf(code) !== 'off';
  const aboutKnown = hosts.known ? checkingRules.filter((rule) => rule.outside === 'known' && isOn(rule)) : [];
  const aboutSiblings = checkingRules.filter((rule) => rule.outside === 'siblings' && isOn(rule));
  const siblings = hosts.siblings && aboutSiblings.length > 0;
  const outside = { aboutKnown, aboutSiblings, siblings, revision: hosts.revision };

  function problemsOf(text: ReferralText): readonly Problem[] {
    const findings = referralFindings(text, context);
    if (findings.length + text.faultCount === 0) return nothing;
    const problems = referralSyntax(text).filter(isReported);
    for (const finding of findings) {
      const severity = severityOf(finding.code, finding.severity);
      if (severity !== 'off') problems.push(toProblem(text, finding, severity));
    }
    return problems.sort(byOffset);
  }

  /** Returns the problem of a finding that mentions more than the referral, at its place in the document. */
  function outsideProblem(
    document: ParsedDocument,
    text: ReferralText,
    finding: Finding,
    index: number,
  ): Problem | undefined {
    const severity = severityOf(finding.code, finding.severity);
    if (severity === 'off') return undefined;
    const own = toProblem(text, finding, severity);
    const problem = moveProblem(own, document.offset(index), document.pointer(index));
    const related = [...(problem.related ?? []), ...(finding.elsewhere ?? [])];
    return { ...problem, ...(related.length > 0 && { related }) };
  }

  function check(document: ParsedDocument): CheckedDocument {
    const known = document.lineage.note(lastChecked);
    let checked = known?.owner === owner ? known.checked : undefined;
    if (!checked) {
      // A single referral has something to be compared with only if there is a source to ask.
      const compared = aboutKnown.length > 0 || siblings || (aboutSiblings.length > 0 && document.count > 1);
      checked = new CheckedDocument(
        problemsOf,
        compared ? (identities) => new OutsideProblems(identities, context, outside, outsideProblem) : undefined,
      );
      document.lineage.keep(lastChecked, { owner, checked });
    }
    checked.update(document);
    return checked;
  }

  /** Says that not everything was checked: an unchecked referral must not seem correct. */
  function unseenProblem(document: ParsedDocument, { unseen }: CheckedDocument): Problem | undefined {
    if (unseen === undefined) return undefined;
    const message = t('Not checked yet: there are too many problems before this referral. Fix those first.');
    const place = { offset: document.offset(unseen), length: 1, path: document.pointer(unseen) };
    return { code: 'check.limit', severity: 'error', message, ...place };
  }

  /** Reports once what the file is, instead of what every part of it lacks. */
  function otherProblem(document: ParsedDocument): Problem | undefined {
    const severity = severityOf('shape.not-a-referral');
    const kind = severity === 'off' ? undefined : otherKind(document);
    if (!kind || severity === 'off') return undefined;
    const offset = Math.max(0, document.text.search(/\S/));
    const data = { kind: 'other' };
    return { code: 'shape.not-a-referral', severity, message: kind.message, offset, length: 1, path: '', data };
  }

  /** Reports once that the text is a referral in another notation, instead of each of its signs. */
  function foreignProblem(document: ParsedDocument): Problem | undefined {
    const severity = severityOf('shape.not-a-referral');
    const foreign = severity === 'off' ? undefined : foreignText(document);
    if (!foreign || severity === 'off') return undefined;
    const { message } = foreign;
    const offset = Math.max(0, document.text.search(/\S/));
    const length = /^\S+/.exec(document.text.slice(offset, offset + 200))?.[0].length ?? 0;
    return { code: 'shape.not-a-referral', severity, message, offset, length, path: '', data: { kind: 'foreign' } };
  }

  return (document) => {
    const foreign = foreignProblem(document);
    if (foreign) return [foreign];
    const other = otherProblem(document);
    if (other) return [other, ...problemsIn(document).filter(({ code }) => code.startsWith('syntax.'))];
    const isMeant = selectedNames(document);
    return isMeant ? problemsIn(document).filter(isMeant) : problemsIn(document);
  };

  function problemsIn(document: ParsedDocument): Problem[] {
    forgetYesterday();
    const all: Problem[] = [];
    for (const problem of outerProblems(document)) if (isReported(problem)) all.push(problem);
    const outer = all.length;
    const checked = check(document);
    const unseen = unseenProblem(document, checked);
    checked.collect(document, all);
    const { outside: others } = checked;
    if (hosts.known && others) lowerSent(document, all, { bodyAt: (index) => others.bodyAt(index), isChosen });
    const outside: Problem[] = [];
    checked.outside?.collect(document, outside);
    if (unseen) outside.push(unseen);
    if (outer === 0 && outside.length === 0) return all;
    outside.sort(byOffset);
    return inOrder(withoutOverruled(outer > 0 ? all.sort(byOffset) : all, outside), outside);
  }
}

/** Problems of a status or substatus that give way to what the known status forbids at the same place. */
const overruledCodes: ReadonlySet<string> = new Set(['status.none', 'status.substatus-not-allowed']);

/**
 * Removes a problem of a status or substatus if the known status forbids the value as well: that problem says what to
 * do. A closed referral cannot take another status.
 */
function withoutOverruled(problems: Problem[], outside: readonly Problem[]): Problem[] {
  const places = outside.flatMap(({ code, offset }) => (code.startsWith('status.') ? offset : []));
  if (places.length === 0) return problems;
  const overruled = new Set(places);
  return problems.filter(({ code, offset }) => !overruledCodes.has(code) || !overruled.has(offset));
}

const byOffset = (a: Problem, b: Problem): number => a.offset - b.offset;

/** Merges two sorted lists into one. */
function inOrder(some: readonly Problem[], others: readonly Problem[]): Problem[] {
  const all: Problem[] = [];
  let at = 0;
  for (const other of others) {
    for (let next = some[at]; next !== undefined && next.offset <= other.offset; next = some[++at]) all.push(next);
    all.push(other);
  }
  for (; at < some.length; at++) all.push(some[at] as Problem);
  return all;
}
