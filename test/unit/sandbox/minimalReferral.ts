/** The least that a create takes; `more` is added on top. */
export function minimalReferral(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Contoso: data platform',
    type: 'Independent',
    customerProfile: { name: 'Contoso' },
    consent: { consentToContact: true },
    details: { notes: 'A deal.' },
    ...more,
  };
}
