import { referral } from '../../domain/referral/referral';

/**
 * The properties that only the service sets; what a client sends for them does not count (docs/service.md, "Create").
 */
export const serverSet: ReadonlySet<string> = new Set(
  referral.properties.filter(({ readOnly }) => readOnly).map(({ name }) => name),
);

/**
 * Returns a new ETag as the service writes it: literal quotes inside (docs/service.md, "Requests and headers").
 * @param hex at least 16 hexadecimal digits; random if not given
 */
export function createETag(hex: string = crypto.randomUUID().replaceAll('-', '')): string {
  return `"${hex.slice(0, 8)}-0000-0100-0000-${hex.slice(-8)}0000"`;
}

/** The organization that the sandbox's caller belongs to. */
export const ownOrganization = {
  organizationId: '6c1f0a52-8f4e-4d0b-9a57-3f6a2f1c7e10',
  organizationName: 'Northwind Cloud Partners',
} as const;
