import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import { isCatalogId, solutionTag } from '../../domain/referral/solutionTag';
import { statusesAllowing, substatusesOf } from '../../domain/referral/statusMachine';
import { target } from '../../domain/referral/target';
import { taxonomySuccessor } from '../../domain/taxonomy/taxonomySuccessor';
import { referralStatus } from '../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../domain/vocabularies/referralSubstatus';
import { solutions } from '../../domain/vocabularies/solutions';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf, referralPointer } from '../document/paths';
import { insertProperty } from '../edits/insertNode';
import { placeIn } from '../edits/placeAt';
import { propertyOf, resourceAt } from '../edits/writtenNames';
import { readReferral } from '../facts/referralView';
import { statusPair } from '../facts/statusPair';
import { nearest } from '../shape/nearest';
import type { Problem, TextEdit } from '../types';
import type { FixProvider } from './fixProvider';

/** Maximum number of values to offer. */
const maxOffered = 8;

/** Replaces a wrong value with an allowed one, the evident one first. */
export const useAllowedValue: FixProvider = {
  codes: [
    'value.unknown',
    'value.casing',
    'value.other-fiscal-year',
    'solution.unknown-area',
    'solution.unknown-play',
    'status.none',
  ],
  offer(document, problem) {
    const { code, offset, length, data } = problem;
    const isState = statusNames.test(problem.path);
    const allowed = (data?.allowed ?? []).filter((value) => !isState || value !== 'None');
    const evident =
      data?.suggestion ??
      [...meant(document, problem), fittingType(document, problem)].find((value) => allowed.includes(value ?? ''));
    // Another casing of a status says no other status.
    const fitting = isState && code !== 'value.casing' ? fittingStates(document, problem) : [];
    const others = fitting.length > 0 ? allowed.filter((value) => fitting.includes(value)) : allowed;
    const near = code === 'value.other-fiscal-year' ? nearest(data?.found ?? '', allowed) : [];
    const suggested = fitting.length > 0 && evident !== undefined && !others.includes(evident) ? [] : [evident];
    const values = [...new Set([...suggested, ...near, ...others])].filter((value) => value !== undefined);
    // The next fix chooses the year of the name, which is often better than a name of the chosen year.
    const max = code === 'value.other-fiscal-year' ? 3 : maxOffered;
    return values.slice(0, max).map((value) => ({
      title: t('Change to "{0}"', value),
      codes: [code],
      safe: value === data?.suggestion,
      ...(value === evident && { preferred: true }),
      edits: [
        { offset, length, text: JSON.stringify(value) },
        ...otherState(document, problem, value),
        ...playSaid(document, problem),
      ],
    }));
  },
};

/**
 * Keeps the substatus that a wrong status names (`"status": "Won"`, `"Closed - Won"`) or the status that a wrong substatus
 * names. Also writes the only substatus of a status that the user chooses, if the referral has none.
 */
function otherState(document: ParsedDocument, problem: Problem, value: string): TextEdit[] {
  const { code, offset, data } = problem;
  if (code !== 'value.unknown' && code !== 'status.none') return [];
  const states = statesAt(document, problem);
  if (!states) return [];
  const pointer = referralPointer(document, offset);
  const { view, isSubstatus } = states;
  if (isSubstatus) {
    const said = saidStatus(problem);
    const isKept = said === undefined || said === states.status || !statusesAllowing(value).includes(said);
    return isKept ? [] : insertProperty(document, pointer, 'status', said, { before: 'substatus' });
  }
  const allowed = substatusesOf(value);
  const said = saidSubstatuses(problem).find((each) => allowed.includes(each));
  const isFree = view.get('substatus')?.says('None') ?? view.lacks('substatus');
  const only = isFree && allowed.length === 1 && value !== data?.suggestion ? allowed[0] : undefined;
  const substatus = said ?? only;
  if (substatus === undefined || allowed.includes(states.substatus ?? '')) return [];
  return insertProperty(document, pointer, 'substatus', substatus, { after: 'status' });
}

/** Returns the substatuses that a wrong status names. */
function saidSubstatuses({ data }: Problem): readonly string[] {
  const words = (data?.found ?? '')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z]+/);
  return referralSubstatus.values.filter((each) => words.includes(each.toLowerCase()) && each !== 'None');
}

/** Returns the status that is written as a substatus. */
function saidStatus({ data }: Problem): string | undefined {
  return referralStatus.find(data?.found ?? '');
}

/** Keeps a play that was written in place of the area at the top level as the play, if there is none. */
function playSaid(document: ParsedDocument, problem: Problem): TextEdit[] {
  const { code, offset, data } = problem;
  const isRoot = code === 'solution.unknown-area' && data?.play !== undefined && pathOf(document, problem).length === 1;
  const text = isRoot ? document.textAt(document.indexAt(offset)) : undefined;
  if (!text || !readReferral(text)?.lacks('solutionPlay')) return [];
  return insertProperty(document, referralPointer(document, offset), 'solutionPlay', data?.play, {
    after: 'solutionArea',
  });
}

/** Matches paths of the two properties that must fit each other. */
const statusNames = /(?:^|\/)(?:sub)?status$/i;

/** Returns the status pair of the referral, and which of the two a problem is about, if it is about one. */
function statesAt(document: ParsedDocument, { offset, path }: Problem) {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const name = referral.resolve(path.slice(document.pointer(index).length + 1))?.property.name;
  const view = text && readReferral(text);
  if (!view || (name !== 'status' && name !== 'substatus')) return undefined;
  const { status, substatus } = statusPair(view);
  return { view, isSubstatus: name === 'substatus', status: status?.meant, substatus: substatus?.meant };
}

/**
 * Returns the values that fit the other one of status and substatus, and those that fit what the wrong value names, if
 * the problem is about one of them; else none.
 */
function fittingStates(document: ParsedDocument, problem: Problem): readonly string[] {
  const states = statesAt(document, problem);
  if (!states) return [];
  const { status = '', substatus = '' } = states;
  if (states.isSubstatus) return [status, saidStatus(problem) ?? ''].flatMap(substatusesOf);
  return [...saidSubstatuses(problem), substatus].flatMap(statusesAllowing);
}

/** Returns the type that the ID implies, if the problem is the type of a solution or a target. */
function fittingType(document: ParsedDocument, problem: Problem): string | undefined {
  const path = pathOf(document, problem);
  const owner = resourceAt(path.slice(0, -1)).resource;
  const isTyped = (owner === solutionTag || owner === target) && resourceAt(path).property?.name === 'type';
  const entry = isTyped ? placeIn(document, document.indexAt(problem.offset), path.slice(0, -1)) : undefined;
  const id = entry && propertyOf(entry.node, owner, 'id')?.value?.value;
  if (typeof id !== 'string') return undefined;
  if (isCatalogId(id)) return owner === target ? 'SolutionProfile' : 'Name';
  return owner === solutionTag && solutions.has(id) ? 'Category' : undefined;
}

/**
 * Returns values that are likely meant, given the rest of the referral. They are guesses, so the user should look at
 * them.
 */
function meant(document: ParsedDocument, { code, offset, data }: Problem): readonly string[] {
  if (code === 'value.other-fiscal-year') {
    const successor = taxonomySuccessor(data?.found ?? '');
    return successor === undefined ? [] : [successor];
  }
  // A spelling that is not documented is offered first, but never put in without asking.
  if (code === 'value.casing') return data?.allowed ?? [];
  const text = code === 'status.none' ? document.textAt(document.indexAt(offset)) : undefined;
  const view = text && readReferral(text);
  const substatus = view && statusPair(view).substatus?.meant;
  return substatus === undefined ? [] : statusesAllowing(substatus);
}

/** Writes a date, address or number in the expected form. Safe if the meaning is evident. */
export const correctFormat: FixProvider = {
  codes: ['date.invalid', 'date.not-utc', 'format.email', 'format.partner-id', 'format.duns', 'format.guid'],
  offer(_, { code, offset, length, data }) {
    const allowed = data?.allowed ?? [];
    return allowed.map((value, index) => ({
      title: t('Change to "{0}"', value),
      codes: [code],
      safe: value === data?.suggestion,
      ...((value === data?.suggestion || (index === 0 && allowed.length === 1)) && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};
