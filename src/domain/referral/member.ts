import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';

/** How a person wants to be notified (Referral resources, ContactPreference). */
export const contactPreference = resource(
  'ContactPreference',
  {
    description: 'How a person wants to receive email notifications.',
    source: 'Microsoft Learn, Referral resources, ContactPreference',
  },
  {
    locale: {
      type: 'string',
      documented: 'Locale',
      format: 'locale',
      mayBeEmpty: true,
      description: 'The language and region of notifications, a culture name such as `en-US`.',
    },
    disableNotifications: {
      type: 'boolean',
      documented: 'DisableNotifications',
      documentedType: 'bool',
      description: 'Whether email notifications are switched off for this person.',
    },
  },
);

/** A person (Referral resources, Member). */
export const member = resource(
  'Member',
  {
    description: 'A person and how to reach them.',
    source: 'Microsoft Learn, Referral resources, Member',
    mistakes: {
      emailAddress: 'email',
      mail: 'email',
      phone: 'phoneNumber',
      mobile: 'phoneNumber',
      mobilePhone: 'phoneNumber',
      telephone: 'phoneNumber',
      familyName: 'lastName',
      surname: 'lastName',
      givenName: 'firstName',
    },
  },
  {
    firstName: { type: 'string', documented: 'FirstName', description: "The person's first name." },
    lastName: { type: 'string', documented: 'LastName', description: "The person's family name." },
    phoneNumber: { type: 'string', documented: 'PhoneNumber', description: "The person's phone number, in any form." },
    email: {
      type: 'string',
      documented: 'Email',
      format: 'email',
      mayBeEmpty: true,
      description: "The person's email address.",
    },
    contactPreference: {
      type: contactPreference,
      documented: 'ContactPreference',
      description: 'How the person wants to receive email notifications.',
    },
    title: { type: 'string', source: seenInResponses, description: "The person's job title." },
    emailValidationStatus: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'What the service found when it checked the email address.',
    },
    phoneValidationStatus: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'What the service found when it checked the phone number.',
    },
  },
);
