import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../src/api/http/httpReferralsApi';
import { formatJson, parseJson } from '../../src/base/exactJson';
import { sameReferral } from '../../src/sync/compare/sameReferral';
import type { ReferralFile } from '../../src/sync/files/referralFile';
import type { MergeConflict, Side } from '../../src/sync/merge/mergeReferral';
import { pullInto } from '../../src/sync/pull/pullInto';
import type { Baseline } from '../../src/sync/state/baseline';
import { submitFile } from '../../src/sync/submit/submitFile';
import type { SubmitResult } from '../../src/sync/submitResult';
import type { SyncServices } from '../../src/sync/syncServices';
import { at, lasting, properties, SoakFile } from './soakFile';
import { type SoakFault, SoakService } from './soakService';

/** One step of a sequence; numbers choose among what there is. */
export type SoakStep =
  | { do: 'write'; file: number }
  | { do: 'type'; file: number; property: number; clear: boolean }
  | { do: 'other'; referral: number; property: number; clear: boolean }
  | { do: 'strip' | 'rename'; file: number }
  | { do: 'restore'; file: number; text: number }
  | Command;

/** `both`: two windows submit the file at once. `choose`: the side that the user takes in every conflict. */
interface Command {
  do: 'submit' | 'both' | 'pull';
  file: number;
  fault?: SoakFault;
  /** What happens while the service answers; `rename`: to the file, which cannot be written then. */
  during?: 'type' | 'other' | 'rename';
  property: number;
  clear: boolean;
  /** The process ends at this write of a baseline, the first being 0. */
  crash?: number;
  full?: boolean;
  choose?: Side;
  put?: boolean;
}

/** Files, a service, and what must hold of the two after every step. */
export class SoakWorld {
  readonly files: SoakFile[] = [];
  readonly service: SoakService;
  readonly #baselines = new Map<string, Baseline>();
  readonly #sync: SyncServices;
  #count = 0;
  #time = Date.UTC(2026, 0, 1);
  #crash = -1;
  /** What happened, for the message of a failure. */
  readonly story: string[] = [];

  constructor() {
    const clock = () => {
      this.#time += 20_000;
      return new Date(this.#time);
    };
    this.service = new SoakService(clock);
    const api = httpReferralsApi({
      endpoint: this.service.endpoint,
      token: async () => 'x',
      retryDelayMs: 0,
      fetch: this.service.fetch,
    });
    this.#sync = {
      api,
      clock,
      baselines: {
        get: async (key) => this.#baselines.get(key),
        set: async (key, baseline) => {
          this.#mayCrash();
          this.#baselines.set(key, parseJson(formatJson(baseline)) as Baseline);
        },
        add: async (key, baseline) => {
          this.#mayCrash();
          if (this.#baselines.has(key)) return false;
          this.#baselines.set(key, parseJson(formatJson(baseline)) as Baseline);
          return true;
        },
        delete: async (key) => void this.#baselines.delete(key),
      },
    };
  }

  async step(step: SoakStep): Promise<void> {
    if (step.do === 'write') {
      if (this.files.length < 3) this.files.push(new SoakFile(`file-${this.files.length}`, this.#deal()));
    } else if (step.do === 'other') {
      await this.service.changeByOther(step.referral, property(step.property), this.#value('other', step));
    } else {
      const file = this.files[step.file % Math.max(1, this.files.length)];
      if (!file) return;
      if (step.do === 'type') this.#type(file, step);
      else if (step.do === 'strip') file.strip();
      else if (step.do === 'rename') this.#rename(file);
      else if (step.do === 'restore') file.restore(step.text);
      else if ('property' in step) await this.#command(file, step);
      if (!('crash' in step)) this.story.push(JSON.stringify(step));
    }
    await this.check();
  }

  async #command(file: SoakFile, step: Command): Promise<void> {
    // A service that says of a referral that it is gone is believed: then it is created again.
    const isLost = at(file.value(), 'id') === undefined && file.hadId;
    this.service.fault = isLost && step.fault === 404 ? undefined : step.fault;
    this.service.writer = file;
    this.#crash = step.crash ?? -1;
    file.failing = step.full ?? false;
    if (step.during) {
      this.service.meanwhile = async () => {
        if (step.during === 'type') this.#type(file, step);
        else if (step.during === 'other') {
          await this.service.changeByOther(step.property, property(step.property), this.#value('other', step));
        } else {
          file.failing = this.#rename(file);
        }
      };
    }
    const id = at(file.value(), 'id');
    // A window knows the file by the name that it had when the command was given.
    const window: ReferralFile = { name: file.name, read: () => file.read(), change: (decide) => file.change(decide) };
    const { choose } = step;
    const options = {
      ...(choose && { choose: (conflict: MergeConflict) => answer(file, conflict, choose) }),
      method: step.put ? ('put' as const) : ('auto' as const),
      // The user is shown what is removed, and confirms it.
      mayRemove: 'all' as const,
    };
    const submit = async () => (await submitFile(this.#sync, window, options)).map((result) => told(result)).join();
    const outcome =
      step.do === 'submit'
        ? await submit()
        : step.do === 'both'
          ? (await Promise.all([submit(), submit()])).join(' and ')
          : typeof id === 'string'
            ? (await pullInto(this.#sync, window, id, options)).outcome
            : 'nothing to pull';
    this.story.push(`${JSON.stringify(step)} ${file.name}: ${outcome}`);
    this.service.fault = undefined;
    this.service.meanwhile = undefined;
    this.service.writer = undefined;
    this.#crash = -1;
    file.failing = false;
  }

  /** What must hold at any time. */
  async check(): Promise<void> {
    assert.deepEqual(this.service.violations, []);
    const referrals = await this.service.referrals();
    assert.ok(referrals.length <= this.files.length, `${this.files.length} files made ${referrals.length} referrals`);
    for (const file of this.files) {
      const value = file.value();
      for (const name of properties) {
        if (!file.typed.has(name)) continue;
        const typed = file.typed.get(name);
        const lost = at(value, name) !== typed && !this.service.had.get(name)?.has(typed);
        assert.ok(!lost, `${file.name}: "${typed}" was typed and is gone`);
      }
    }
    for (const [key, { body, eTag }] of this.#baselines) {
      if (key.startsWith('unwritten-')) continue;
      const id = String(body.id);
      const said = this.service.versions.get(`${id} ${eTag}`);
      assert.ok(said, `the baseline ${key} has an ETag that the service never gave: ${eTag}`);
      assert.ok(sameReferral(body, said), `the baseline ${key} says what the service never said`);
    }
  }

  /** With everybody quiet and nothing failing, file and service come to agree, or say that a person must decide. */
  async settle(): Promise<void> {
    for (const file of this.files) {
      this.service.writer = file;
      let outcome = '';
      for (let round = 0; round < 3 && outcome !== 'unchanged'; round++) {
        const results = await submitFile(this.#sync, file, { mayRemove: 'all' });
        outcome = results.map((result) => result.outcome).join();
        this.story.push(`at last ${file.name}: ${results.map(told).join()}`);
        await this.check();
        if (outcome === 'conflict' || outcome === 'doubtful') break;
      }
      if (outcome !== 'unchanged') {
        assert.match(outcome, /^(conflict|doubtful)$/, `${file.name} does not come to rest: ${outcome}`);
        continue;
      }
      await pullInto(this.#sync, file, String(at(file.value(), 'id')));
      const remote = (await this.service.referrals()).find(({ id }) => id === at(file.value(), 'id'));
      for (const name of properties) assert.equal(at(file.value(), name), at(remote, name), `${file.name}: ${name}`);
    }
  }

  #mayCrash(): void {
    if (this.#crash-- !== 0) return;
    throw new Error('the process was ended');
  }

  /** See `#type`. @returns whether it was done */
  #rename(file: SoakFile): boolean {
    const isNew = at(file.value(), 'id') === undefined;
    if (isNew && (file.typed.has('name') || file.hadId)) return false;
    file.name = `${file.name}+`;
    return true;
  }

  #type(file: SoakFile, step: { property: number; clear: boolean }): void {
    const name = property(step.property);
    // A file with another name and a deal with another name cannot be told from a new deal.
    if (name === 'name' && at(file.value(), 'id') === undefined && (file.name.endsWith('+') || file.hadId)) return;
    file.type(name, this.#value('mine', { ...step, clear: step.clear && this.#canTakeOut(file) }));
  }

  /** Of an old text that came back nothing tells what was taken out from what it never mentioned: that is not changed. */
  #canTakeOut(file: SoakFile): boolean {
    const { id, eTag, updatedDateTime } = file.value();
    if (id === undefined) return true;
    const known = this.#baselines.get(String(id));
    return eTag === undefined ? known?.body.updatedDateTime === updatedDateTime : known?.eTag === eTag;
  }

  #value(who: string, { property: index, clear }: { property: number; clear: boolean }): string | undefined {
    return clear && !lasting.includes(property(index)) ? undefined : this.#word(who);
  }

  #word(who: string): string {
    this.#count++;
    return `${who} ${this.#count}`;
  }

  #deal(): string {
    const name = this.#word('mine');
    return JSON.stringify({
      name,
      type: 'Independent',
      qualification: 'SalesQualified',
      status: 'New',
      substatus: 'Pending',
      customerProfile: {
        name: 'Contoso',
        address: { addressLine1: '1 Way', city: 'Redmond', country: 'US' },
        size: '10to50employees',
        team: [{ firstName: 'Ann', lastName: 'B', email: 'ann@contoso.com', phoneNumber: '1' }],
      },
      consent: {
        consentToToShareInfoWithOthers: true,
        consentToContact: true,
        consentToShareReferralWithMicrosoftSellers: false,
      },
      details: {
        notes: 'n',
        dealValue: 10000,
        currency: 'USD',
        closingDateTime: '2027-12-01T00:00:00Z',
        requirements: { solutions: [{ id: 'SOL-1', name: 'S', type: 'Name' }] },
      },
      team: [{ firstName: 'Bo', lastName: 'C', email: 'bo@fabrikam.com', phoneNumber: '2' }],
    });
  }
}

/** The user is shown a conflict, and takes a side: what that gives up is not lost, and what it replaces was seen. */
function answer(file: SoakFile, { path, theirs }: MergeConflict, side: Side): Side {
  const place = path.join('/');
  for (const name of properties) {
    if (place === 'status' && name === 'statusReason') file.see(name, at(theirs, name));
    else if (name === place) file.see(name, at({ theirs }, 'theirs'));
    else if (name.startsWith(`${place}/`)) file.see(name, at(theirs, name.slice(place.length + 1)));
    else continue;
    if (side === 'theirs') file.typed.delete(name);
  }
  return side;
}

function told(result: SubmitResult): string {
  return 'message' in result ? `${result.outcome} (${result.message})` : result.outcome;
}

function property(index: number): string {
  return properties[index % properties.length] ?? 'name';
}
