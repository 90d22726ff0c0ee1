import { resource } from '../model/resource';
import { seenInConnector } from '../model/sources';

const source = seenInConnector;

const contract = resource(
  'RegistrationContract',
  { description: 'The contract of a registered deal.', source },
  {
    value: { type: 'number', description: 'The value of the contract.' },
    currency: { type: 'string', format: 'currency', description: 'The ISO 4217 currency of the value.' },
    startDateTime: { type: 'string', format: 'dateTime', description: 'When the contract begins.' },
    endDateTime: { type: 'string', format: 'dateTime', description: 'When the contract ends.' },
    signDateTime: { type: 'string', format: 'dateTime', description: 'When the contract was signed.' },
    term: { type: 'string', description: '`Perpetual` or `Finite`.' },
  },
);

/** A deal registration. */
export const registration = resource(
  'Registration',
  { description: 'A registration of the deal.', source },
  {
    id: { type: 'string', readOnly: true, description: 'The ID of the registration.' },
    type: { type: 'string', description: 'The kind of registration, such as `AzureIPCoSell`.' },
    registrationDateTime: { type: 'string', format: 'dateTime', description: 'When the deal was registered.' },
    status: { type: 'string', description: 'The state of the registration.' },
    statusReason: { type: 'string', description: 'The reason for that state.' },
    contract: { type: contract, description: 'The contract of the deal.' },
    solutionDetails: { type: 'any', list: true, description: 'The solutions that were sold.' },
    statusHistory: { type: 'any', readOnly: true, description: 'The earlier states of the registration.' },
  },
);
