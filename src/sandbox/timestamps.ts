/** Gives the current time as the service writes it. */
export type Timestamps = () => string;

const ticksPerMillisecond = 10_000n;

/**
 * Timestamps in UTC with seven fraction digits (docs/service.md, "Properties"), each later than the one before: what is
 * created within one millisecond still has an order.
 */
export function createTimestamps(clock: () => Date): Timestamps {
  let last = 0n;
  return () => {
    const now = BigInt(clock().getTime()) * ticksPerMillisecond;
    last = now > last ? now : last + 1n;
    const whole = new Date(Number(last / ticksPerMillisecond)).toISOString().slice(0, -1);
    return `${whole}${String(last % ticksPerMillisecond).padStart(4, '0')}Z`;
  };
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/i;

/**
 * Returns the instant of an ISO 8601 date or date-time, in ticks of 100 nanoseconds since 1970: the service's seven
 * fraction digits count. Undefined for other text and for days that do not exist; no offset means UTC.
 */
export function instant(text: string): bigint | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const part = (index: number): number => Number(found[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(milliseconds);
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) return undefined;
  const offset = (part(9) * 60 + part(10)) * (found[8] === '-' ? 1 : -1);
  const fraction = BigInt((found[7] ?? '').slice(0, 7).padEnd(7, '0'));
  return BigInt(milliseconds + offset * 60_000) * 10_000n + fraction;
}
