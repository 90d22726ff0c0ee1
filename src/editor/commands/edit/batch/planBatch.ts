import { findNodeAtLocation, getNodeValue, type JSONPath, parseTree } from 'jsonc-parser';
import { t } from '../../../../base/l10n';
import type { TextEdit } from '../../../../language/types';
import { findReferrals } from '../../../../sync/files/findReferral';
import { wireNames } from '../../../../sync/referral/wireNames';
import { nextStates } from '../nextStates';
import { asWritten, type NewValue, valueEdits } from '../valueEdits';

/** What a batch edit changes in each referral. */
export interface BatchChange {
  values: readonly NewValue[];
  /** Text of the new value. */
  after: string;
}

/** A referral that the batch edit can change. */
export interface BatchRow {
  pointer: string;
  name: string;
  before: string;
  after: string;
}

/** A referral, or a whole file, that the batch edit does not change. */
interface BatchRefusal {
  pointer: string;
  name: string;
  reason: string;
}

interface BatchPlan {
  rows: BatchRow[];
  refused: BatchRefusal[];
}

/**
 * Decides which referrals of a text a batch edit changes, and why it skips the others.
 * @param only JSON Pointer of the only referral to change; undefined for all of the text
 */
export function planBatch(text: string, only: string | undefined, { values, after }: BatchChange): BatchPlan {
  const plan: BatchPlan = { rows: [], refused: [] };
  const meant = findReferrals(text).filter(({ pointer }) => only === undefined || pointer === only);
  if (meant.length === 0) plan.refused.push({ pointer: only ?? '', name: '', reason: t('No referral found.') });
  for (const { pointer, value, valid } of meant) {
    const isObject = typeof value === 'object' && value !== null;
    const own = (isObject ? wireNames(value) : {}) as Record<string, unknown>;
    const name = typeof own.name === 'string' ? own.name : '';
    const before = valuesText(text, toPath(pointer), values);
    const reason = valid && isObject ? refusal(own, values, before === after) : t('It is not valid JSON.');
    if (reason === undefined) plan.rows.push({ pointer, name, before, after });
    else plan.refused.push({ pointer, name, reason });
  }
  return plan;
}

/** Returns the edits for the referrals at these pointers. Earlier edits do not move later ones. */
export function batchEdits(text: string, pointers: readonly string[], { values }: BatchChange): TextEdit[] {
  return pointers.flatMap((pointer) => valueEdits(text, toPath(pointer), values));
}

/** Parses a JSON Pointer to a path, with numbers as indexes of lists. */
export function toPath(pointer: string): JSONPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function refusal(own: Record<string, unknown>, values: readonly NewValue[], isSame: boolean): string | undefined {
  const states = nextStates(own);
  const now = [own.status, own.substatus].filter((part) => typeof part === 'string').join(' · ');
  if (states.length === 0) return t('It is {0}, and a closed referral cannot be changed.', now);
  if (isSame) return t('It has this value already.');
  const status = values.find(({ path }) => path[0] === 'status')?.value;
  const substatus = values.find(({ path }) => path[0] === 'substatus')?.value;
  if (status === undefined || states.some((each) => each.status === status && each.substatus === substatus)) return;
  return t('{0} cannot follow {1}.', `${status} · ${substatus}`, now || t('no status'));
}

function valuesText(text: string, path: JSONPath, values: readonly NewValue[]): string {
  const root = parseTree(text);
  const parts = values.map(({ path: own }) => {
    const node = root && findNodeAtLocation(root, [...path, ...asWritten(text, path, own)]);
    return node ? shortValueText(getNodeValue(node)) : '';
  });
  return parts.filter(Boolean).join(' · ');
}

/** Formats a value for people: members of the team as `Ana Silva (ana@contoso.com)`, dates without their time. */
export function shortValueText(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');
  if (typeof value !== 'object' || value === null) return value === null ? '' : String(value);
  const { firstName, lastName, email } = wireNames(value) as Record<string, unknown>;
  const name = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
  if (typeof email !== 'string' || email === '') return name;
  return name ? `${name} (${email})` : email;
}
