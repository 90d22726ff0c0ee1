const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/i;

/**
 * The instant of an ISO 8601 date or date-time, in ticks of 100 nanoseconds since 1970: the service's seven fraction
 * digits count. Undefined for other text and for days that do not exist; no offset means UTC.
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
