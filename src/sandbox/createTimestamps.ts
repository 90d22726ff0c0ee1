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
