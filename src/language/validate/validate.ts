import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { catalogue } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import type { RuleContext } from '../rules/rule';
import type { Problem, Severity } from '../types';
import { jsonPointer } from './jsonPointer';
import { type Locator, locator } from './locate';
import { type Hosts, outsideFindings } from './outsideFindings';
import { referralFindings } from './referralFindings';
import { shellFindings } from './syntaxFindings';

export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Checks documents; what was found in a referral's text is kept for as long as that text lives, and the day lasts. */
export function validator(
  context: RuleContext,
  severities: Severities,
  hosts: Hosts,
): (document: ParsedDocument) => Problem[] {
  let known = new WeakMap<ReferralText, Problem[]>();
  let day = '';

  function forgetYesterday(): void {
    const today = context.today().toISOString().slice(0, 10);
    if (today === day) return;
    day = today;
    known = new WeakMap();
  }

  function severityOf(code: string): Severity | 'off' {
    return severities[code] ?? catalogue.get(code) ?? 'error';
  }

  function problemsOf(text: ReferralText): Problem[] {
    let problems = known.get(text);
    if (!problems) {
      problems = [];
      const findings = referralFindings(text, context);
      const places = locator(text, findings.length);
      for (const finding of findings) {
        const severity = severityOf(finding.code);
        if (severity !== 'off') problems.push(toProblem(places, finding, severity));
      }
      problems.sort((a, b) => a.offset - b.offset);
      known.set(text, problems);
    }
    return problems;
  }

  return (document) => {
    forgetYesterday();
    const all: Problem[] = [];
    for (const finding of outerFindings(document)) {
      const severity = severityOf(finding.code);
      const { offset, length } = finding.span ?? { offset: 0, length: 0 };
      if (severity !== 'off') {
        all.push({
          code: finding.code,
          severity,
          message: finding.message,
          offset,
          length,
          path: '',
          data: finding.data,
        });
      }
    }
    const outer = all.length;
    document.texts.forEach((text, index) => {
      const problems = problemsOf(text);
      if (problems.length === 0) return;
      const offset = document.offset(index);
      const pointer = document.pointer(index);
      for (const problem of problems) all.push(moved(problem, offset, pointer));
    });
    const before = all.length;
    for (const { text, index, findings } of outsideFindings(document, context, hosts)) {
      const places = locator(text, findings.length);
      for (const finding of findings) {
        const severity = severityOf(finding.code);
        if (severity === 'off') continue;
        const problem = moved(toProblem(places, finding, severity), document.offset(index), document.pointer(index));
        const related = [...(problem.related ?? []), ...(finding.elsewhere ?? [])];
        all.push({ ...problem, ...(related.length > 0 && { related }) });
      }
    }
    return outer > 0 || all.length > before ? all.sort((a, b) => a.offset - b.offset) : all;
  };
}

function outerFindings(document: ParsedDocument): Finding[] {
  const { text, form } = document;
  if (form === 'other') {
    const at = Math.max(0, text.search(/\S/));
    const length = /^\S+/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
    const what = text.trim() === '' ? 'This file is empty.' : 'This is no referral.';
    const message = `${what} A referral file holds one referral { … }, an array of them [ … ], or a list response { "value": [ … ] }.`;
    const findings: Finding[] =
      document.shellIsValid || text.trim() === '' ? [] : shellFindings(document.paddedShell, text);
    return [
      ...findings,
      { code: 'shape.not-a-referral', message, path: [], at: 'value', span: { offset: at, length } },
    ];
  }
  return document.shellIsValid ? [] : shellFindings(document.paddedShell, text);
}

function toProblem(places: Locator, finding: Finding, severity: Severity): Problem {
  return {
    code: finding.code,
    severity,
    message: finding.message,
    ...places.locate(finding),
    path: jsonPointer(finding.path),
    ...(finding.related && {
      related: finding.related.map(({ path, message }) => ({ message, ...places.spanOf(path, 'value') })),
    }),
    ...(finding.data && { data: finding.data }),
  };
}

function moved(problem: Problem, offset: number, pointer: string): Problem {
  return {
    ...problem,
    offset: problem.offset + offset,
    path: pointer + problem.path,
    ...(problem.related && { related: problem.related.map((place) => ({ ...place, offset: place.offset + offset })) }),
  };
}
