import type { RemoteReferral } from '../../api/referralsApi';
import type { Order } from './remoteView';

/** Referrals in the order that the user wants, where the service cannot give it; those without the value come last. */
export function inOrder(referrals: readonly RemoteReferral[], order: Order): readonly RemoteReferral[] {
  const key = keys[order];
  if (!key) return referrals;
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return [...referrals].sort((one, other) => {
    const a = key(one);
    const b = key(other);
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return compare(a, b);
  });
}

const keys: Partial<Record<Order, (referral: RemoteReferral) => string | undefined>> = {
  name: ({ name }) => text(name),
  closing: ({ details }) => text((details as { closingDateTime?: unknown } | null | undefined)?.closingDateTime),
};

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
