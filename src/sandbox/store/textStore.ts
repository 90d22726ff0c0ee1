import { formatJson, parseJson } from '../../base/exactJson';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import type { StoredReferral } from '../referral/storedReferral';
import type { ReferralStore, Referrals } from './referralStore';

/** A text that is kept between sessions, and that several windows may share. */
export interface StoreText {
  /** Returns the text as it is now; undefined if there is none yet. */
  read(): Promise<string | undefined>;
  /** Replaces the text as a whole. */
  write(text: string): Promise<void>;
  /** Does some work while no other window does any. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Returns a store in a text. One that cannot be read is replaced by the initial referrals. */
export function textStore(
  { read, write, alone }: StoreText,
  initial: () => readonly StoredReferral[],
  log?: (message: string) => void,
): ReferralStore {
  let last: { text: string; referrals: Referrals } | undefined;

  async function load(): Promise<Referrals | undefined> {
    const text = await read();
    if (text === undefined) return undefined;
    if (last?.text === text) return last.referrals;
    const referrals = readStoreText(text);
    if (referrals) last = { text, referrals };
    else log?.(t("Could not read the sandbox's data. It was replaced by the sample referrals."));
    return referrals;
  }

  async function save(referrals: Referrals): Promise<void> {
    const text = writeStoreText(referrals);
    await write(text);
    last = { text, referrals };
  }

  async function loadOrBegin(): Promise<Referrals> {
    const loaded = await load();
    if (loaded) return loaded;
    const referrals = new Map(initial().map((referral) => [referral.id, referral]));
    await save(referrals);
    return referrals;
  }

  return {
    read: async () => (await load()) ?? alone(loadOrBegin),
    change: (work) =>
      alone(async () => {
        const copy = new Map(await loadOrBegin());
        const result = work(copy);
        await save(copy);
        return result;
      }),
  };
}

const lines = new WeakMap<StoredReferral, string>();

/** Returns the text of a store file: one referral a line. Lines of referrals that did not change are not made again. */
export function writeStoreText(referrals: Referrals): string {
  const body = [...referrals.values()].map((referral) => {
    const line = lines.get(referral) ?? formatJson(referral);
    lines.set(referral, line);
    return line;
  });
  return `{"version":1,"referrals":[\n${body.join(',\n')}\n]}\n`;
}

/** @returns undefined for text that no sandbox wrote */
export function readStoreText(text: string): Referrals | undefined {
  let content: unknown;
  try {
    content = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isObject(content) || content.version !== 1 || !Array.isArray(content.referrals)) return undefined;
  const referrals: unknown[] = content.referrals;
  if (!referrals.every(isStoredReferral)) return undefined;
  return new Map(referrals.map((referral) => [referral.id, referral]));
}

/** Whether a value from a store file can be served as a referral. */
function isStoredReferral(value: unknown): value is StoredReferral {
  return isObject(value) && ['id', 'eTag', 'status', 'substatus'].every((name) => typeof value[name] === 'string');
}
