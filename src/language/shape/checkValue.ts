import { t } from '../../base/l10n';
import { foldName } from '../../domain/model/foldName';
import type { Property } from '../../domain/model/resource';
import type { Vocabulary } from '../../domain/model/vocabulary';
import { statusesAllowing, statusTable, substatusesOf } from '../../domain/referral/statusMachine';
import { customerSize } from '../../domain/vocabularies/customerSize';
import { findSizes } from '../../domain/vocabularies/findSizes';
import { referralStatus } from '../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../domain/vocabularies/referralSubstatus';
import { findSynonym } from '../../domain/vocabularies/synonyms';
import type { JsonNode } from '../document/jsonNode';
import { quoteList, shorten } from '../wording';
import type { Finding } from './finding';
import { evident, nearest } from './nearest';
import { valueNoun } from './nouns';

/** A set of allowed strings: a vocabulary, or a column of a taxonomy. */
export interface AllowedValues {
  /** Returns the word for one value of the set, in a message. */
  noun(): string;
  values: readonly string[];
  has(value: string): boolean;
  find(text: string): string | undefined;
  /**
   * Returns the values that are near to `text` by meaning instead of letters, best first, and whether the first one is
   * evident.
   */
  near?(text: string): { values: readonly string[]; isEvident: boolean } | undefined;
  /** Returns the values that `text` describes. */
  described?(text: string): readonly string[];
}

/** Returns the allowed values of a vocabulary. */
export function allowedValues(vocabulary: Vocabulary): AllowedValues {
  return {
    noun: () => valueNoun(vocabulary.name),
    values: vocabulary.values,
    has: vocabulary.has,
    find: vocabulary.find,
    described: (text) => [findSynonym(text, vocabulary.values) ?? [], describedValues(text, vocabulary)].flat(),
    ...(vocabulary.name === customerSize.name && { near: nearSizes }),
    ...(vocabulary.name === referralStatus.name && { near: nearStatuses }),
  };
}

/** Finds customer sizes by the number of employees. */
function nearSizes(text: string): { values: readonly string[]; isEvident: boolean } | undefined {
  const found = findSizes(text);
  return found && found.sizes.length > 0 ? { values: found.sizes, isEvident: found.isSame } : undefined;
}

/** Finds the status that a substatus belongs to, or that other words say: Closed for `Won`, `Closed - Lost` and `Done`. */
function nearStatuses(text: string): { values: readonly string[]; isEvident: boolean } | undefined {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const found = statusTable.find(({ substatuses }) => substatuses.some((each) => words.includes(each.toLowerCase())));
  const said =
    findSynonym(text, referralStatus.values) ?? statusesAllowing(findSynonym(text, referralSubstatus.values) ?? '')[0];
  const status = found?.status ?? said;
  return status === undefined ? undefined : { values: [status], isEvident: false };
}

/** Moves "None", which means "not set", to the end: a user who wrote a word meant something else. */
function telling(values: readonly string[]): readonly string[] {
  return values.includes('None') ? values.filter((value) => value !== 'None') : values;
}

/** Checks one string against what is allowed: `value.unknown` or `value.casing`, or nothing. */
export function checkValue(value: string, allowed: AllowedValues, place: JsonNode): Finding | undefined {
  if (allowed.has(value)) return undefined;
  const found = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const right = allowed.find(value);
  if (right !== undefined) {
    return {
      code: 'value.casing',
      message: t('Write "{0}" as "{1}".', found, right),
      place,
      at: 'value',
      data: { found: value, suggestion: right, allowed: [right] },
    };
  }
  const candidates = telling(allowed.values);
  const close = allowed.near?.(value);
  const typo = close ? undefined : typoOf(value, candidates);
  const typos = typo === undefined ? [] : [typo];
  const meant = close?.values ?? [...typos, ...(allowed.described?.(value) ?? []), ...nearest(value, candidates)];
  const shown = [...new Set([...meant, ...candidates])].filter((each) => each !== 'None');
  const ordered = candidates === allowed.values ? shown : [...shown, 'None'];
  return {
    code: 'value.unknown',
    message:
      value.trim() === ''
        ? t('The {0} is empty. Use {1}.', allowed.noun(), quoteList(shown))
        : t('"{0}" isn\'t a valid {1}. Use {2}.', found, allowed.noun(), quoteList(shown)),
    place,
    at: 'value',
    data: {
      found: value,
      suggestion: close?.isEvident ? close.values[0] : typo,
      allowed: ordered,
    },
  };
}

/** Returns the value that a mistyped one evidently means. A value with a word more means another: "Azure AD" isn't Azure. */
function typoOf(text: string, candidates: readonly string[]): string | undefined {
  const typo = evident(text, candidates);
  const words = text.trim().split(/\s+/);
  if (typo === undefined || words.length < 2) return typo;
  const name = foldName(typo);
  const hasMore = words.some((word, index) => {
    return !/^ms$/i.test(word) && foldName(words.filter((_, other) => other !== index).join(' ')) === name;
  });
  return hasMore ? undefined : typo;
}

const known = new Map<Vocabulary, readonly { value: string; words: readonly string[] }[]>();

/** Returns the values whose name or description has all words of a text: `CRM`, `Office 365`, `Banking`. */
export function describedValues(text: string, vocabulary: Vocabulary): readonly string[] {
  const words = wordsOf(text.slice(0, 80));
  if (words.length === 0) return [];
  let values = known.get(vocabulary);
  if (!values) {
    values = vocabulary.terms.map(({ value, label = '', description }) => {
      return { value, words: wordsOf(`${value} ${label} ${description}`) };
    });
    known.set(vocabulary, values);
  }
  const found = values.filter((each) => words.every((word) => each.words.some((other) => isSame(word, other))));
  return found.map(({ value }) => value);
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/([a-z]{2})(?=[A-Z\d])/g, '$1 ')
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? []
  );
}

/** Whether two words are the same except for their endings: `banking` and `banks`, `finance` and `financial`. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return common >= 4 && a.length - common <= 3 && b.length - common <= 3;
}

const allowedOf = new Map<unknown, AllowedValues>();

/** Describes a text that is not one of the values of a closed vocabulary. */
export function unknownText(
  { type }: Property,
  place: JsonNode,
  text: string,
  referral: JsonNode,
): Finding | undefined {
  let allowed = allowedOf.get(type);
  if (!allowed) {
    allowed = allowedValues(type as Vocabulary);
    allowedOf.set(type, allowed);
  }
  const finding = checkValue(text, allowed, place);
  return finding?.code === 'value.unknown' && type === referralSubstatus ? forStatus(finding, referral) : finding;
}

/** Asks for a substatus that fits the referral's status, in place of an empty or unknown one. */
function forStatus(finding: Finding, referral: JsonNode): Finding {
  const written = referral.member('status')?.value;
  const status = typeof written === 'string' ? referralStatus.find(written) : undefined;
  const allowed = substatusesOf(status ?? '');
  if (status === undefined || allowed.length === 0) return finding;
  const found = finding.data?.found?.trim() ?? '';
  if (found === '')
    return { ...finding, message: t('Substatus is empty. With status {0}, use {1}.', status, quoteList(allowed)) };
  const nearestFirst = (finding.data?.allowed ?? []).filter((value) => allowed.some((each) => each === value));
  const message = t(
    '"{0}" isn\'t a valid substatus. With status {1}, use {2}.',
    shorten(found),
    status,
    quoteList(nearestFirst),
  );
  return { ...finding, message };
}
