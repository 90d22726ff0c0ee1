import { t } from '../../base/l10n';
import { listResponse } from '../../domain/referral/listResponse';
import { referral } from '../../domain/referral/referral';
import type { ParsedDocument } from '../document/parsedDocument';
import type { OuterProperty } from '../document/readWhole';
import { evident } from '../shape/nearest';
import { expectedType, jsonType, typeNoun } from '../shape/nouns';
import type { Problem, ProblemData } from '../types';
import { sentences } from '../wording';
import { outerSyntax } from './syntaxProblems';

/** Maximum number of problems to report beside the referrals of a list. */
const maxProblems = 1000;

/** Returns the problems of the text around the referrals. */
export function outerProblems(document: ParsedDocument): Problem[] {
  const problems = outerSyntax(document);
  if (document.form === 'other') problems.push(notAReferral(document.text));
  for (const problem of listFindings(document)) problems.push(problem);
  return problems;
}

/** Formats that are not JSON, and the beginnings of their texts. */
const formats: readonly (readonly [name: string, beginning: RegExp])[] = [
  ['HTML', /^(?:<!doctype html|<html\b)/i],
  ['XML', /^<(?:\?xml|[a-z][\w:.-]*[\s/>])/i],
  ['YAML', /^(?:---\s*\n|(?:-\s+)?[\w"'-]+:(?:[ \t]+\S.*)?\r?\n\s*(?:-\s+)?[\w"'-]+:)/],
  ['CSV', /^[^\n,;\t{}[\]]+(?:([,;\t])[^\n,;\t{}[\]]+)(?:\1[^\n,;\t{}[\]]+)*\r?\n[^\n]*\1/],
];

function notAReferral(text: string): Problem {
  const [format] = formats.find(([, beginning]) => beginning.test(text.trim().slice(0, 1000))) ?? [];
  const offset = Math.max(0, text.search(/\S/));
  const message = sentences(
    text.trim() === ''
      ? t('This file is empty.')
      : format
        ? t('This is {0}, not JSON.', format)
        : t('This is not a referral.'),
    t('Write one referral { … }, an array [ … ] or a list response { "value": [ … ] }.'),
  );
  const length = /^\S+/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return { code: 'shape.not-a-referral', severity: 'error', message, offset, length, path: '' };
}

/**
 * Returns the problems of a list response itself: names that repeat, are unknown, or belong in a referral, and wrong
 * types.
 */
function listFindings(document: ParsedDocument): Problem[] {
  if (document.form !== 'list') return [];
  const problems: Problem[] = [];
  const seen = new Map<string, OuterProperty>();
  for (const property of document.outerProperties) {
    if (problems.length >= maxProblems) break;
    const folded = property.name.toLowerCase();
    const other = seen.get(folded);
    if (other) problems.push(repeated(property, other));
    else problems.push(...misplaced(property), ...mistyped(property));
    seen.set(folded, property);
  }
  return problems;
}

function repeated(property: OuterProperty, { name, key: { offset, length } }: OuterProperty): Problem {
  // The key: of a value whose referrals were edited, only the place is known.
  const message = t('"{0}" appears twice in this object. Keep one of them.', property.name);
  const related = [{ offset, length, message: t('The other "{0}"', name) }];
  return { ...atKey('syntax.duplicate-property', 'error', message, property), related };
}

function misplaced(property: OuterProperty): Problem[] {
  const { name } = property;
  if (listResponse.resolve(name)) return [];
  const isOfReferral = referral.resolve(name) !== undefined;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  const names = listResponse.properties.map((each) => each.name);
  const suggestion = isOfReferral ? undefined : evident(name, names);
  const message = isOfReferral
    ? t('"{0}" belongs in a referral, not beside "value". Move it into one.', shown)
    : t('Unknown property "{0}" in a list response. Remove it.', shown);
  const data = { found: name, ...(suggestion !== undefined && { suggestion, allowed: [suggestion] }) };
  return [atKey('shape.unknown-property', 'warning', message, property, data)];
}

function mistyped({ name, value }: OuterProperty): Problem[] {
  const property = listResponse.resolve(name)?.property;
  const expected = property && (property.list ? 'array' : jsonType(property));
  if (!property || !value || value.type === 'null' || value.type === expected) return [];
  const message = t('"{0}" must be {1}, not {2}.', name, expectedType(property), typeNoun(value.type));
  const { offset, length } = value;
  return [{ code: 'shape.wrong-type', severity: 'error', message, offset, length, path: `/${name}` }];
}

function atKey(
  code: string,
  severity: Problem['severity'],
  message: string,
  { name, key }: OuterProperty,
  data: ProblemData = { found: name },
): Problem {
  return { code, severity, message, offset: key.offset, length: key.length, path: '', data };
}
