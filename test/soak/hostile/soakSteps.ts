import fc from 'fast-check';
import type { Fault, Knobs } from '../../hostile/service/knobs';

/** What the user or another user does; numbers choose among what there is. */
export type SoakEdit =
  | { do: 'write' | 'list' | 'move' | 'copy' | 'delete' | 'swap'; file: number }
  | { do: 'type'; file: number; row: number; property: number; clear: boolean }
  | { do: 'revert'; text: number }
  | { do: 'other'; referral: number; property: number };

/** One step of a sequence. */
export type SoakStep =
  | SoakEdit
  | { do: 'knobs'; knobs: Partial<Knobs> }
  | { do: 'clock'; process: number; hours: number }
  | { do: 'release' }
  | SoakCommand;

/** A command of one process, or of both at once. */
export interface SoakCommand {
  do: 'submit' | 'pull';
  process: number;
  both: boolean;
  method: 'auto' | 'put';
  fault?: Fault;
  /** What happens during the nth request, before or after it takes effect. */
  during?: { edit: SoakEdit | 'kill'; request: number; when: 'arrival' | 'meanwhile' };
}

const index = fc.nat({ max: 5 });
const seldom = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const edit: fc.Arbitrary<SoakEdit> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'list' as const), file: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('move' as const, 'copy' as const, 'delete' as const, 'swap' as const),
      file: index,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('type' as const), file: index, row: index, property: index, clear: seldom }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revert' as const), text: fc.nat({ max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), referral: index, property: index }) },
);

const fault: fc.Arbitrary<Fault> = fc
  .record({
    on: fc.constantFrom('create' as const, 'create' as const, 'update' as const, 'get' as const, 'list' as const),
    answer: fc.constantFrom<Fault['answer']>(
      ...(['reset', 'half', 'login page', 'accepted', 'nothing', 'another referral'] as const),
      ...[400, 401, 404, 408, 409, 412, 429, 500, 502, 503, 504],
    ),
    effect: fc.constantFrom<NonNullable<Fault['effect']>>(0, 'held', 'never'),
    body: fc.constantFrom('error' as const, 'html' as const, 'none' as const),
    headers: fc.constantFrom<Record<string, string>>({ 'retry-after': '0' }, {}),
    after: fc.nat({ max: 1 }),
  })
  .map((fault) => (isProof(fault) ? { ...fault, effect: 'never' as const } : fault));

const knobs: fc.Arbitrary<Partial<Knobs>> = fc.record(
  {
    indexLagMs: fc.constantFrom('held' as const, 0),
    order: fc.constantFrom('newest' as const, 'oldest' as const, 'shuffled' as const),
    ordersByRequest: fc.boolean(),
    pageSize: fc.constantFrom(1, 100),
    nextLink: fc.constantFrom('right' as const, 'as documented' as const),
    unknownFilter: fc.constantFrom('refused' as const, 'empty' as const, 'ignored' as const),
    listOmits: fc.constantFrom([], ['externalReferenceId'], ['team', 'consent'], ['eTag']),
    trims: fc.boolean(),
    dates: fc.constantFrom('kept' as const, 'sevenDigits' as const),
    nulls: fc.boolean(),
    extras: fc.boolean(),
    staleReads: fc.nat({ max: 2 }),
    honorsPrefer: fc.boolean(),
    honorsRequestId: fc.boolean(),
    eTags: fc.constantFrom('strong' as const, 'weak' as const),
    solutionFields: fc.constantFrom('root' as const, 'attributes' as const, 'attributes' as const, 'asSent' as const),
    attributeExtras: fc.boolean(),
    secondAttributes: fc.boolean(),
    attributeTypes: fc.constantFrom('documented' as const, 'camelCase' as const),
    role: fc.constantFrom('admin' as const, { email: 'bo@fabrikam.com' }, { email: 'no.one@partner.example' }),
    clockOffsetMs: fc.constantFrom(0, 60_000, -60_000),
  },
  { requiredKeys: [] },
);

const command: fc.Arbitrary<SoakCommand> = fc.record(
  {
    do: fc.constantFrom('submit' as const, 'submit' as const, 'submit' as const, 'pull' as const),
    process: fc.nat({ max: 1 }),
    both: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    method: fc.constantFrom('auto' as const, 'auto' as const, 'put' as const),
    fault,
    during: fc.record({
      edit: fc.oneof({ weight: 30, arbitrary: edit }, { weight: 1, arbitrary: fc.constant('kill' as const) }),
      request: fc.nat({ max: 2 }),
      when: fc.constantFrom('arrival' as const, 'meanwhile' as const),
    }),
  },
  { requiredKeys: ['do', 'process', 'both', 'method'] },
);

const step: fc.Arbitrary<SoakStep> = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('knobs' as const), knobs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      process: fc.nat({ max: 1 }),
      hours: fc.constantFrom(-48, -1, 0, 1, 48),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'release' as const }) },
  { weight: 6, arbitrary: command },
);

/** Random sequences of steps. */
export const sequences: fc.Arbitrary<SoakStep[]> = fc.array(step, { minLength: 2, maxLength: 14 });

/** Whether an answer proves that the request was not executed. A service that executes it all the same is not a service. */
function isProof({ answer, body }: Fault): boolean {
  if (typeof answer !== 'number' || answer === 408 || answer >= 500) return false;
  return body === 'error' || [401, 403, 407, 413, 429].includes(answer);
}
