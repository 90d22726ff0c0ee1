import { t } from '../../base/l10n';
import type { ReferralText } from '../document/referralText';
import { readChecked } from '../readReferral';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import { isObject } from '../rules/referralView';
import type { RuleContext } from '../rules/rule';
import { checkShape } from '../shape/checkShape';
import { actualType } from '../shape/describeType';
import { duplicateProperties, syntaxFindings } from './syntaxFindings';

const inside = rules.filter((rule) => !rule.outside);
const insideAndFormatted = inside.filter((rule) => !rule.aboutFormats);

/**
 * Everything that the text of one referral tells to be wrong: syntax, then shape and values, then what the rules say
 * that ask for nothing beside the referral and the day.
 */
export function referralFindings(text: ReferralText, context: RuleContext): Finding[] {
  const findings = syntaxFindings(text);
  const { value } = text;
  if (!isObject(value)) {
    if (text.valid || value !== undefined) {
      findings.push({
        code: 'shape.not-a-referral',
        message: t('A referral must be an object, not {0}.', actualType(value)),
        path: [],
        at: 'value',
      });
    }
    return findings;
  }
  const { marks } = text;
  const shape = marks?.right ? undefined : checkShape(value);
  // One by one: a call takes only so many arguments.
  for (const finding of shape?.findings ?? []) findings.push(finding);
  if (!text.valid || text.repeats) for (const finding of duplicateProperties(text.root)) findings.push(finding);
  const view = readChecked(text, shape);
  for (const rule of view.formatted ? insideAndFormatted : inside) {
    const found = rule.check(view, context);
    for (const finding of found) findings.push(finding);
  }
  const told = withoutDoubles(findings);
  return told.length > most ? fewOfEach(told) : told;
}

/** A value that is still to fill in has no other problem: neither a placeholder nor an empty text that is needed. */
function withoutDoubles(findings: Finding[]): Finding[] {
  const open = new Set<string>();
  for (const { code, path, data } of findings) {
    if (code === 'draft.placeholder') open.add(path.join('/'));
    else if (code === 'shape.missing-property' && Array.isArray(data?.empty))
      for (const name of data.empty) open.add([...path, name].join('/'));
  }
  if (open.size === 0) return findings;
  return findings.filter(({ code, path }) => openCodes.has(code) || !open.has(path.join('/')));
}

const openCodes: ReadonlySet<string> = new Set([
  'draft.placeholder',
  'shape.missing-property',
  'syntax.duplicate-property',
  'shape.documented-spelling',
]);

/** Nobody reads on after so many problems of one kind in one referral. */
const most = 1000;

function fewOfEach(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= most;
  });
}
