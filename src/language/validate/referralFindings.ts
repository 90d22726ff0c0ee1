import { t } from '../../base/l10n';
import { type JsonNode, JsonProperty } from '../document/jsonNode';
import type { ReferralText } from '../document/referralText';
import { Found, type ReferralView, readReferral } from '../facts/referralView';
import { findingsOf, type RuleContext } from '../rules/defineRule';
import { checkingRules } from '../rules/index';
import type { Finding } from '../shape/finding';
import { typeNoun } from '../shape/nouns';

const inside = checkingRules.filter((rule) => !rule.outside);
const insideAndFormatted = inside.filter((rule) => !rule.aboutFormats);

/**
 * Finds everything that is wrong with the text of one referral, except for its syntax: shape and values, then the rules
 * that depend only on the referral and the day.
 */
export function referralFindings(text: ReferralText, context: RuleContext): Finding[] {
  const view = readReferral(text);
  // What is not JSON is reported as such.
  if (!view) return text.isJson ? [notAReferral(text.root)] : [];
  const findings = view.shape.findings.slice();
  for (const rule of view.shape.misformatted.length === 0 ? insideAndFormatted : inside) {
    const found = findingsOf(rule, view, context);
    // Nearly all are empty.
    if (found.length > 0) for (const finding of found) findings.push(finding);
  }
  if (findings.length === 0) return findings;
  const told = withoutDoubles(findings, view);
  return told.length > maxOfOneCode ? fewOfEach(told) : told;
}

function notAReferral(place: JsonNode): Finding {
  return {
    code: 'shape.not-a-referral',
    message: t('A referral must be an object, not {0}.', typeNoun(place.type)),
    place,
    at: 'value',
  };
}

/**
 * Removes findings that only repeat another one. A value still to be filled in (a placeholder, or a required text that
 * is empty) has no other problem. An entry to remove needs no other spelling.
 */
function withoutDoubles(findings: Finding[], view: ReferralView): Finding[] {
  const open = new Set<number>();
  const twice = new Set<number>();
  for (const { code, place, data } of findings) {
    if (code === 'value.duplicate') twice.add(place.index);
    else if (code === 'draft.placeholder') open.add(place.index);
    else if (code === 'shape.missing-property' && place instanceof Found && Array.isArray(data?.empty)) {
      for (const name of data.empty) open.add(view.get(name, place)?.index ?? -1);
    }
  }
  if (open.size + twice.size === 0) return findings;
  return findings.filter(({ code, place }) => {
    if (code === 'value.casing' && twice.has(place.index)) return false;
    return openCodes.has(code) || !open.has(valueToken(place));
  });
}

/** Returns the token of the value that a finding is about. */
function valueToken(place: Finding['place']): number {
  return place instanceof JsonProperty ? place.owner.tokens.valueOf(place.index) : place.index;
}

const openCodes: ReadonlySet<string> = new Set([
  'draft.placeholder',
  'shape.missing-property',
  'syntax.duplicate-property',
  'shape.documented-spelling',
]);

/** Maximum number of problems of one code in one referral. */
const maxOfOneCode = 1000;

function fewOfEach(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= maxOfOneCode;
  });
}
