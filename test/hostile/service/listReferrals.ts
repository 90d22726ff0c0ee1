import { createHash } from 'node:crypto';
import { type Answer, refusal } from './answer';
import { type Filter, parseFilter } from './filter';
import type { JsonObject } from './json';
import type { Knobs } from './knobs';
import { withExtras } from './normalize';
import { asRow, type Store } from './store';

const options = ['$filter', '$orderby', '$select', '$top', '$skiptoken'];
const maxTop = 200;

/** Answers a list request. Pages shift if something is created between two of them, as with any offset. */
export function listReferrals(store: Store, query: URLSearchParams, origin: string): Answer {
  const { knobs } = store;
  const unknown = [...query.keys()].find((name) => !options.includes(name));
  if (unknown !== undefined) return refusal(400, 'invalidRequest', `Query option ${unknown} is not supported.`);
  const token = query.get('$skiptoken');
  let state = {
    filter: query.get('$filter'),
    order: query.get('$orderby'),
    select: query.get('$select'),
    at: 0,
    top: 0,
  };
  if (token === null) state.top = Number(query.get('$top') ?? 0);
  else {
    try {
      state = JSON.parse(Buffer.from(token, 'base64url').toString());
    } catch {
      return refusal(400, 'invalidRequest', 'The skip token is not valid.');
    }
  }
  const filter = chooseFilter(state.filter, knobs);
  if (typeof filter === 'object') return filter;
  const rows = inOrder(store.rows().filter(filter), state.order, knobs);
  if (!Array.isArray(rows)) return rows;
  const asksPage = knobs.top === 'page' && state.top > 0;
  const size = asksPage ? Math.min(state.top, maxTop) : knobs.pageSize;
  const end = knobs.top === 'whole' && state.top > 0 ? Math.min(rows.length, state.top) : rows.length;
  const page = rows.slice(state.at, Math.min(state.at + size, end));
  const next = Buffer.from(JSON.stringify({ ...state, at: state.at + page.length })).toString('base64url');
  const isLast = state.at + page.length >= end || page.length === 0;
  return {
    status: 200,
    body: {
      '@odata.context': `${origin}/v1.0/engagements/$metadata#Referrals`,
      '@odata.count': page.length,
      value: page.map((row) => select(asRow(knobs.extras ? withExtras(row) : row, knobs.listOmits), state.select)),
      ...(isLast
        ? {}
        : { '@odata.nextLink': nextLink(origin, knobs.nextLink === 'loop' && token ? token : next, knobs) }),
    },
  };
}

function chooseFilter(text: string | null, knobs: Knobs): Filter | Answer {
  const all: Filter = () => true;
  if (text === null || text === '') return all;
  const filter = parseFilter(text);
  const treatment = filter ? knobs.knownFilter : knobs.unknownFilter;
  if (treatment === 'refused') return refusal(400, 'invalidRequest', 'The filter is not supported.', '$filter');
  if (treatment === 'empty') return () => false;
  return treatment === 'obeyed' && filter ? filter : all;
}

function inOrder(rows: JsonObject[], order: string | null, knobs: Knobs): JsonObject[] | Answer {
  const [, field, direction] = /^(createdDateTime|updatedDateTime)(?: (asc|desc))?$/.exec(order ?? '') ?? [];
  if (order !== null && field === undefined)
    return refusal(400, 'invalidRequest', 'This order is not supported.', '$orderby');
  if (field !== undefined && knobs.ordersByRequest) {
    const sign = direction === 'desc' ? -1 : 1;
    return rows.sort((a, b) => sign * String(a[field]).localeCompare(String(b[field])));
  }
  if (knobs.order === 'newest') return rows.reverse();
  if (knobs.order === 'shuffled') return rows.sort((a, b) => shuffleKey(a).localeCompare(shuffleKey(b)));
  return rows;
}

/** A stable, random-looking place of a row. */
function shuffleKey(row: JsonObject): string {
  return createHash('md5').update(String(row.id)).digest('hex');
}

function select(row: JsonObject, names: string | null): JsonObject {
  if (!names) return row;
  const wanted = names.split(',').map((name) => name.trim());
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name)));
}

function nextLink(origin: string, token: string, knobs: Knobs): string {
  if (knobs.nextLink !== 'as documented') return `${origin}/v1.0/engagements/referrals?$skiptoken=${token}`;
  return `${origin}/v1.0/referrals?$skiptoken=${token}`;
}
