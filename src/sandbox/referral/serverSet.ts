import { referral } from '../../domain/referral/referral';

/**
 * The properties that only the service sets; what a client sends for them does not count (docs/service.md, "Create").
 */
export const serverSet: ReadonlySet<string> = new Set(
  referral.properties.filter(({ readOnly }) => readOnly).map(({ name }) => name),
);
