import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isObject } from '../../../base/isObject';
import { oncePerObject } from '../../referral/oncePerObject';
import { isGenerated } from '../../referral/reference';
import { asObject } from '../../referral/wireNames';

type Body = Readonly<Record<string, unknown>>;

/**
 * Hashes that a create is recognized by, from which no customer data can be read. Reference, content and names identify
 * a create; the place in a file is never proof, and only leads to a question.
 */
export interface CreateMarks {
  /**
   * The user's reference with type, engagement and target, or a generated reference alone; undefined without a
   * reference.
   */
  reference?: string;
  /** The whole body, except the reference. */
  content: string;
  /** The names of deal and customer with type, engagement and target; undefined if the deal has no name. */
  names?: string;
  /** The place in a file, which finds a create if the file lost what was sent, such as by a checkout. */
  place?: string;
}

/** Hashes of the values by which people recognize a deal; undefined for missing values. */
export interface CreateTraits {
  reference?: string;
  name?: string;
  customer?: string;
}

/** The place of a referral: the name of its file, and its JSON Pointer in it. */
interface CreatePlace {
  file: string;
  pointer: string;
}

/** Returns the marks of the body of a create, which has wire names. */
export function createMarks(sent: Body, place?: CreatePlace): CreateMarks {
  const marks = marksOf(sent);
  if (!place) return marks;
  return { ...marks, place: digest(['place', place.file.replace(/^.*[\\/]/, ''), place.pointer]) };
}

const marksOf = oncePerObject((sent: Body): CreateMarks => {
  const { externalReferenceId, ...content } = sent;
  const kind = [text(sent.type).toLowerCase(), text(sent.engagementId).toLowerCase(), targetIds(sent.target)];
  const reference = text(externalReferenceId);
  const [name, customer] = [text(sent.name), text(asObject(sent.customerProfile).name)];
  return {
    ...(reference && { reference: digest(['reference', reference, ...(isGenerated(reference) ? [] : [kind])]) }),
    content: digest(['content', sorted(content)]),
    ...(name && { names: digest(['names', name, customer, kind]) }),
  };
});

/** Returns the traits of the body of a create, which has wire names. */
export const createTraits = oncePerObject((sent: Body): CreateTraits => {
  const own = {
    reference: text(sent.externalReferenceId),
    name: text(sent.name),
    customer: text(asObject(sent.customerProfile).name),
  };
  const given = Object.entries(own).filter(([, value]) => value !== '');
  return Object.fromEntries(given.map(([trait, value]) => [trait, digest([trait, value.toLowerCase()])]));
});

/** Returns the targets of a referral as `type:id` in lower case, sorted. */
export function targetIds(target: unknown): string[] {
  const entries = Array.isArray(target) ? target.filter(isObject) : [];
  return entries.map(({ type, id }) => `${text(type)}:${text(id)}`.toLowerCase()).sort();
}

/** Returns a text without surrounding spaces; `''` for any other value. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, sorted(entry)]);
}

function digest(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))));
}
