import { isObject, type JsonObject } from '../base/isObject';
import type { Vocabulary } from '../domain/model/vocabulary';
import { referral } from '../domain/referral/referral';
import { referralQualification } from '../domain/vocabularies/referralQualification';
import { referralStatus } from '../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../domain/vocabularies/referralSubstatus';
import { referralType } from '../domain/vocabularies/referralType';
import { ParsedDocument } from './document/parsedDocument';
import { mayBeReferral } from './mayBeReferral';

/** What may be before the JSON in files with comments. */
const leadingComments = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)+/;

/** Number of referrals of a list to look at. */
const some = 3;

/**
 * Whether a JSON text holds referrals, in any form and spelling. At least two properties or values must be typical of
 * referrals; an unfinished text counts as well. A text that only names properties (a JSON Schema, a PATCH) does not
 * count.
 */
export function looksLikeReferral(text: string): boolean {
  if (!mayBeReferral(text)) return false;
  const { texts, form } = ParsedDocument.parse(text.replace(leadingComments, ''));
  if (form === 'other') return false;
  const first = texts.slice(0, some);
  return first.length > 0 && first.every(({ value }) => isObject(value) && evidence(value) >= 2);
}

/** Counts the properties and values that are typical of referrals. */
function evidence(value: JsonObject): number {
  const named = new Map(Object.entries(value).map(([name, entry]) => [referral.resolve(name)?.property.name, entry]));
  const is = (name: string, vocabulary: Vocabulary) => {
    const found = named.get(name);
    return typeof found === 'string' && vocabulary.find(found) !== undefined;
  };
  const signs = [
    isObject(named.get('customerProfile')),
    typeof named.get('engagementId') === 'string',
    is('substatus', referralSubstatus),
    is('substatus', referralSubstatus) && is('status', referralStatus),
    is('qualification', referralQualification),
    is('type', referralType) && is('status', referralStatus),
    hasNames(named.get('consent'), /^consentTo/i),
    hasNames(named.get('details'), /^(dealValue|closingDateTime|requirements)$/i),
  ];
  return signs.filter(Boolean).length;
}

function hasNames(value: unknown, names: RegExp): boolean {
  return isObject(value) && Object.keys(value).some((name) => names.test(name));
}
