/** The organization that the sandbox's caller belongs to. */
export const ownOrganization = {
  organizationId: '6c1f0a52-8f4e-4d0b-9a57-3f6a2f1c7e10',
  organizationName: 'Northwind Cloud Partners',
} as const;
