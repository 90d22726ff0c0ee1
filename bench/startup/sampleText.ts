/** A referral with one mistake that schema and rules both know. */
export const sampleText = `{
  "name": "Northwind Traders: new shop",
  "externalReferenceId": "CRM-200001",
  "type": "Independent",
  "qualification": "SalesQualified",
  "status": "Active",
  "substatus": "Accepted",
  "customerProfile": {
    "name": "Northwind Traders",
    "address": { "addressLine1": "1 Main Street", "city": "Seattle", "state": "WA", "postalCode": "98101", "country": "US" },
    "size": "51to250employees",
    "team": [{ "firstName": "Ann", "lastName": "Lee", "email": "ann@northwind.example", "phoneNumber": "+1 425 555 0101" }]
  },
  "consent": { "consentToShareReferralWithMicrosoftSellers": "yes" },
  "details": {
    "dealValue": 12000,
    "currency": "USD",
    "closingDateTime": "2099-01-01T00:00:00Z",
    "requirements": { "industries": [{ "id": "Education" }], "solutions": [{ "id": "Azure", "type": "Category" }] }
  }
}
`;
