/** What a request gets instead of its answer. */
type FaultAnswer =
  /** A status with an error body; see `Fault.body`. */
  | number
  /** The connection is reset. */
  | 'reset'
  /** Half of the answer, then a reset. */
  | 'half'
  /** No answer. */
  | 'silence'
  /** 200 with the HTML of a sign-in page. */
  | 'login page'
  /** 202 without a body. */
  | 'accepted'
  /** 200 without a body. */
  | 'nothing'
  /** The success status, with a referral that is not the one of the request. */
  | 'another referral'
  /** The success status, with the referral of the request under an ID that is not its own. */
  | 'invented id'
  /** The same, with the ID of another referral. */
  | 'id of another'
  /** Endless plain body, until the client hangs up. */
  | 'endless'
  /** A small body that decompresses to 600 MB. */
  | 'gzip bomb'
  /** A list that is nested five million levels deep. */
  | 'deep'
  /** A list of twenty million empty objects. */
  | 'wide';

/** One thing that goes wrong. */
export interface Fault {
  on: 'create' | 'list' | 'get' | 'update' | 'any';
  answer: FaultAnswer;
  /** When a write takes effect: milliseconds after the request, `held` until `release()`, or never. Default: 0. */
  effect?: number | 'held' | 'never';
  /** The body of a status: the service's error object (default), a web page, or nothing. */
  body?: 'error' | 'html' | 'none';
  headers?: Record<string, string>;
  /** Number of requests that it hits. Default: 1. */
  times?: number;
  /** Number of matching requests that pass first. Default: 0. */
  after?: number;
}

/** How a 429 says when to come again. `reset` and `epoch`: only `RateLimit-Reset`, in seconds from now or since 1970. */
export type RetryAfter = 'seconds' | 'date' | 'garbage' | 'reset' | 'epoch' | 'none';

/** What may differ between the service and what a client expects. Everything here agrees with the documentation. */
export interface Knobs {
  /** How long a new or changed referral is missing or old in the list; `held` until `release()`. */
  indexLagMs: number | 'held';
  /** Order of a list without `$orderby`. */
  order: 'newest' | 'oldest' | 'shuffled';
  /** Whether `$orderby` has an effect. */
  ordersByRequest: boolean;
  pageSize: number;
  /** Whether `$top` limits the whole result, or one page. */
  top: 'whole' | 'page';
  /** The form of the nextLink: right, or as the samples print it (http, another path). */
  nextLink: 'right' | 'as documented' | 'loop';
  /** What a filter outside the documentation gets. */
  unknownFilter: 'refused' | 'empty' | 'ignored';
  /** What a documented filter gets. */
  knownFilter: 'obeyed' | 'refused' | 'empty' | 'ignored';
  /** Properties that list rows lack; `ids` of the customer are `{}` then. */
  listOmits: readonly string[];
  trims: boolean;
  escapesHtml: boolean;
  /** Escapes texts at each write once more, as they were sent. */
  escapesAgain: boolean;
  /** Keeps texts as they were sent, and escapes them in answers. */
  escapesAnswers: boolean;
  /** Writes customers' names in capitals, as a company register has them. */
  renamesCustomers: boolean;
  dates: 'kept' | 'sevenDigits' | 'offset';
  /** Answers null for a property that was not given. */
  nulls: boolean;
  /** Sends unknown properties and enum values. */
  extras: boolean;
  /** JSON Pointers whose changes are ignored. */
  ignores: readonly string[];
  /** JSON Pointer → the value that the service writes instead. */
  replaces: Readonly<Record<string, unknown>>;
  /** Number of reads after a write that still answer the version before it. */
  staleReads: number;
  /** Where role, area and play are; `asSent`: in both places, if they were sent so. */
  solutionFields: 'root' | 'attributes' | 'asSent';
  /** Properties that the service adds to each attribute that it makes of role, area or play. */
  attributeExtras: boolean;
  /** Makes a second area and a second play of each, as if the deal had two of them. */
  secondAttributes: boolean;
  /** How it spells the types of the attributes that it makes. */
  attributeTypes: 'documented' | 'camelCase';
  /** What the other form gets. */
  otherForm: 'moved' | 'dropped';
  /** Whether `Prefer: return=representation` has an effect. */
  honorsPrefer: boolean;
  /** Whether a second create with the same `request-id` answers the first one's referral. */
  honorsRequestId: boolean;
  eTags: 'strong' | 'weak' | 'restless' | 'any version' | 'not a tag';
  /** Requests a second; 0 means no limit. */
  perSecond: number;
  retryAfter: RetryAfter;
  /** The seconds that a 429 asks to wait. */
  retrySeconds: number;
  /** Who calls: an admin sees all referrals, a user those whose team has the e-mail. */
  role: 'admin' | { email: string };
  /** Added to the service's clock. */
  clockOffsetMs: number;
  faults: Fault[];
}

export const documentedKnobs: Readonly<Knobs> = {
  indexLagMs: 0,
  order: 'newest',
  ordersByRequest: true,
  pageSize: 100,
  top: 'page',
  nextLink: 'right',
  unknownFilter: 'refused',
  knownFilter: 'obeyed',
  listOmits: [],
  trims: false,
  escapesHtml: false,
  escapesAgain: false,
  escapesAnswers: false,
  renamesCustomers: false,
  dates: 'kept',
  nulls: false,
  extras: false,
  ignores: [],
  replaces: {},
  staleReads: 0,
  solutionFields: 'root',
  attributeExtras: false,
  secondAttributes: false,
  attributeTypes: 'documented',
  otherForm: 'moved',
  honorsPrefer: true,
  honorsRequestId: false,
  eTags: 'strong',
  perSecond: 0,
  retryAfter: 'seconds',
  retrySeconds: 1,
  role: 'admin',
  clockOffsetMs: 0,
  faults: [],
};

/** Returns the first fault that hits this kind of request, and counts it. */
export function takeFault(faults: Fault[], kind: Fault['on']): Fault | undefined {
  for (const [index, fault] of faults.entries()) {
    if (fault.on !== 'any' && fault.on !== kind) continue;
    if ((fault.after ?? 0) > 0) {
      fault.after = (fault.after ?? 0) - 1;
      continue;
    }
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(index, 1);
    return fault;
  }
  return undefined;
}
