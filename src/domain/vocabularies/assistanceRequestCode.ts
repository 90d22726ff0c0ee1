import { seenInConnector } from '../model/sources';
import { vocabulary } from '../model/vocabulary';

/** The kind of help that is asked of Microsoft; not in the documentation, so other values may exist. */
export const assistanceRequestCode = vocabulary(
  'AssistanceRequestCode',
  seenInConnector,
  [
    ['Unknown', 'Not said.'],
    ['GeneralOrOther', 'General help, or help of another kind.', 'General or other'],
    [
      'CustomerTechnicalArchitecture',
      "Help with the customer's technical architecture.",
      'Customer technical architecture',
    ],
    ['ProofOfConceptOrDemo', 'Help with a proof of concept or a demo.', 'Proof of concept or demo'],
    ['QuotesOrLicensing', 'Help with quotes or licensing.', 'Quotes or licensing'],
    ['PostSalesCustomerSuccess', 'Help after the sale.', 'Post-sales customer success'],
    [
      'WorkloadSpecificValueProposition',
      'Help with the value proposition of a workload.',
      'Workload-specific value proposition',
    ],
  ],
  { closed: false },
);
