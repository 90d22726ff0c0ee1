import { resource } from '../model/resource';
import { createAReferral } from '../model/sources';
import { attributeType } from '../vocabularies/attributeType';

/** A further requirement as a pair of type and id. */
export const requirementAttribute = resource(
  'Attribute',
  {
    description: 'A further requirement: what it is about, and its value.',
    source: createAReferral,
    mistakes: { name: 'type', objectType: 'type', value: 'id' },
  },
  {
    type: { type: attributeType, documented: 'Type', description: 'What the attribute says, such as `SolutionArea`.' },
    id: { type: 'string', documented: 'Id', description: 'The value of the attribute.' },
  },
);

const iot = resource(
  'IotRequirements',
  { description: 'What the deal needs of devices.', source: createAReferral },
  {
    customerLicenseAgreementNumber: { type: 'string', description: "The number of the customer's license agreement." },
    deviceCategory: { type: 'string', description: 'The category of device.' },
    siliconType: { type: 'string', description: 'The kind of silicon.' },
    azureCertifiedDevice: { type: 'boolean', description: 'Whether the device is certified for Azure.' },
    attachServices: { type: 'boolean', description: 'Whether services are sold with the device.' },
  },
);

/** Requirements beyond tags: role, area, play and purchase intent as attributes. */
export const additionalRequirements = resource(
  'AdditionalRequirements',
  { description: 'Further requirements of the deal.', source: createAReferral },
  {
    iot: { type: iot, documented: 'Iot', description: 'What the deal needs of devices.' },
    attributes: {
      type: requirementAttribute,
      list: true,
      documented: 'Attributes',
      description: 'Pairs of type and id: purchase intent, and partner role, solution area and solution play.',
    },
  },
);
