import type { ReferralStore, Referrals } from './referralStore';

/** A store that can also tell what it held some time ago, for lists that lag behind. */
export class StoreHistory implements ReferralStore {
  /** How far back it must know, in milliseconds; 0 keeps nothing. */
  keepMs = 0;
  /** What the store held until a time, oldest first. */
  #past: { until: number; referrals: Referrals }[] = [];

  constructor(
    private readonly store: ReferralStore,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  read(): Promise<Referrals> {
    return this.store.read();
  }

  async change<T>(work: (referrals: Map<string, ReturnType<Referrals['get']> & object>) => T): Promise<T> {
    const before = this.keepMs > 0 ? await this.store.read() : undefined;
    const result = await this.store.change(work);
    const now = this.clock();
    if (before) this.#past.push({ until: now, referrals: before });
    this.#past = this.#past.filter(({ until }) => until > now - this.keepMs);
    return result;
  }

  /** Returns what the store held `ageMs` ago, as far as it was kept. */
  async readAsOf(ageMs: number): Promise<Referrals> {
    const then = this.clock() - ageMs;
    return this.#past.find(({ until }) => until > then)?.referrals ?? this.store.read();
  }
}
