import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../src/api/httpReferralsApi';
import type { Baseline } from '../../src/sync/baseline';
import { pullInto } from '../../src/sync/pullInto';
import { sameReferral } from '../../src/sync/sameReferral';
import { submitFile } from '../../src/sync/submitFile';
import type { SubmitResult } from '../../src/sync/submitResult';
import type { SyncServices } from '../../src/sync/syncServices';
import { at, properties, SoakFile } from './soakFile';
import { type SoakFault, SoakService } from './soakService';

/** One step of a sequence; numbers choose among what there is. */
export type SoakStep =
  | { do: 'write'; file: number }
  | { do: 'type'; file: number; property: number }
  | { do: 'other'; referral: number; property: number }
  | {
      do: 'submit' | 'pull';
      file: number;
      fault?: SoakFault;
      during?: 'type' | 'other';
      property: number;
      crash?: boolean;
      full?: boolean;
    };

/** Files, a service, and what must hold of the two after every step. */
export class SoakWorld {
  readonly files: SoakFile[] = [];
  readonly service: SoakService;
  readonly #baselines = new Map<string, Baseline>();
  readonly #sync: SyncServices;
  #count = 0;
  #time = Date.UTC(2026, 0, 1);
  #crash = false;
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
          this.#baselines.set(key, structuredClone(baseline));
        },
        add: async (key, baseline) => {
          this.#mayCrash();
          if (this.#baselines.has(key)) return false;
          this.#baselines.set(key, structuredClone(baseline));
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
      await this.service.changeByOther(step.referral, property(step.property), this.#word('other'));
    } else {
      const file = this.files[step.file % Math.max(1, this.files.length)];
      if (!file) return;
      if (step.do === 'type') file.type(property(step.property), this.#word('mine'));
      else await this.#command(file, step);
    }
    await this.check();
  }

  async #command(file: SoakFile, step: Extract<SoakStep, { do: 'submit' | 'pull' }>): Promise<void> {
    this.service.fault = step.fault;
    this.service.writer = file;
    this.#crash = step.crash ?? false;
    file.failing = step.full ?? false;
    if (step.during) {
      this.service.meanwhile = async () => {
        if (step.during === 'type') file.type(property(step.property), this.#word('mine'));
        else await this.service.changeByOther(step.property, property(step.property), this.#word('other'));
      };
    }
    const id = at(file.value(), 'id');
    const outcome =
      step.do === 'submit'
        ? (await submitFile(this.#sync, file)).map((result) => told(result)).join()
        : typeof id === 'string'
          ? (await pullInto(this.#sync, file, id)).outcome
          : 'nothing to pull';
    this.story.push(`${step.do} ${file.name}: ${outcome}`);
    this.service.fault = undefined;
    this.service.meanwhile = undefined;
    this.service.writer = undefined;
    this.#crash = false;
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
        const typed = file.typed.get(name);
        const lost = typed !== undefined && at(value, name) !== typed && !this.service.had.get(name)?.has(typed);
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
        const results = await submitFile(this.#sync, file);
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
    if (!this.#crash) return;
    this.#crash = false;
    throw new Error('the process was ended');
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

function told(result: SubmitResult): string {
  return 'message' in result ? `${result.outcome} (${result.message})` : result.outcome;
}

function property(index: number): string {
  return properties[index % properties.length] ?? 'name';
}
