import { dealMark } from './service/ledger';

/** Returns a deal that every check passes, marked for the model of the service. */
export function deal(mark: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: `Intranet ${dealMark(mark)}`,
    externalReferenceId: `CRM-${mark}`,
    type: 'Independent',
    qualification: 'SalesQualified',
    customerProfile: {
      name: 'Contoso Ltd.',
      address: { addressLine1: '1 Harbor Street', city: 'Seattle', state: 'WA', postalCode: '98101', country: 'US' },
      size: '251to1000employees',
      team: [{ firstName: 'Adele', lastName: 'Vance', phoneNumber: '5550100101', email: 'adele@contoso.example' }],
    },
    consent: {
      consentToToShareInfoWithOthers: true,
      consentToContact: true,
      consentToShareReferralWithMicrosoftSellers: false,
      consentToMicrosoftToContactSpecificPartners: false,
    },
    details: {
      notes: `A first workshop is planned. ${dealMark(mark)}`,
      dealValue: 48000,
      currency: 'USD',
      closingDateTime: '2027-06-30T00:00:00Z',
      requirements: {
        industries: [{ id: 'Manufacturing' }],
        products: [{ id: 'Teams' }],
        services: [{ id: 'DeploymentOrMigration' }],
        solutions: [{ id: 'CloudMigration', name: 'Cloud Migration', type: 'Category' }],
      },
    },
    team: [
      { firstName: 'Diego', lastName: 'Siciliani', phoneNumber: '5550100102', email: 'diego@partner.example' },
      { firstName: 'Lidia', lastName: 'Holloway', phoneNumber: '5550100103', email: 'lidia@partner.example' },
    ],
    ...changes,
  };
}
